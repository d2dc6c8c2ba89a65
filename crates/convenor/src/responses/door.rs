//! What stands at the door of this instance: the secret behind pseudonyms.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use convenor_import::responses::Secret;
use uuid::Uuid;

/// The instance's secret, made at its first use. Whoever has it and a list of addresses could tell who answered: it
/// belongs in no backup that others read.
pub(super) fn secret(folder: &Path) -> anyhow::Result<Secret> {
    let path = folder.join("pseudonyms.key");
    let cannot = || format!("the secret {} cannot be used", path.display());
    match fs::read(&path) {
        Ok(bytes) => {
            let bytes: [u8; 32] = bytes.try_into().ok().with_context(cannot)?;
            Ok(Secret::new(bytes))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut bytes = [0; 32];
            let random = [Uuid::new_v4(), Uuid::new_v4()];
            let random = random.iter().flat_map(|half| half.into_bytes());
            bytes.iter_mut().zip(random).for_each(|(byte, random)| *byte = random);
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path).with_context(cannot)?;
            file.write_all(&bytes).and_then(|()| file.sync_all()).with_context(cannot)?;
            Ok(Secret::new(bytes))
        }
        Err(error) => Err(error).with_context(cannot),
    }
}
