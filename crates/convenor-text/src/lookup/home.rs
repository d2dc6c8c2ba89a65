//! Where the index lives: a folder for every version and model, so that none reads what another wrote.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};

use super::error::IndexError;
use super::schema::VERSION;
use crate::meaning::ModelIdentity;

/// Digits of the model's hash in the folder's name.
const HASH_DIGITS: usize = 8;

/// The folder of this version and this model, made where there is none. Those of others are swept away, unless somebody
/// writes in them.
pub(super) fn claim(folder: &Path, model: &ModelIdentity) -> Result<PathBuf, IndexError> {
    let hash = model.sha256.get(..HASH_DIGITS).unwrap_or(&model.sha256);
    let home = folder.join(format!("v{VERSION}-{hash}"));
    fs::create_dir_all(&home).map_err(|source| IndexError::Folder { folder: home.clone(), source })?;
    // What cannot be swept away now is swept away another time: it only takes room.
    for other in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if other != home && is_home(&other) && ensure_nobody_writes(&other).is_ok() {
            let _ = fs::remove_dir_all(&other);
        }
    }
    Ok(home)
}

/// Empties the folder, unless somebody writes in it.
pub(super) fn start_again(home: &Path) -> Result<(), IndexError> {
    ensure_nobody_writes(home)?;
    let emptied = fs::remove_dir_all(home).and_then(|()| fs::create_dir_all(home));
    emptied.map_err(|source| IndexError::Folder { folder: home.to_owned(), source })
}

/// Whether this is the folder of a version: `v1`, or `v2-` and the beginning of a hash.
fn is_home(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some(rest) = name.strip_prefix('v') else { return false };
    let (version, hash) = rest.split_once('-').unwrap_or((rest, ""));
    let digits = |text: &str, radix| text.chars().all(|digit| digit.is_digit(radix));
    folder.is_dir()
        && !version.is_empty()
        && digits(version, 10)
        && digits(hash, 16)
        && [0, HASH_DIGITS].contains(&hash.len())
}

fn ensure_nobody_writes(home: &Path) -> tantivy::Result<()> {
    let lock = MmapDirectory::open(home)?.acquire_lock(&INDEX_WRITER_LOCK);
    lock.map(drop).map_err(|error| TantivyError::LockFailure(error, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_of_versions_are_homes() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["v1", "v2-0123abcd", "v", "vx", "v2-0123", "views", "v2-notahash"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("v3"), "a file").unwrap();
        let mut homes: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        homes.retain(|path| is_home(path));
        homes.sort();
        assert_eq!(homes, [folder.path().join("v1"), folder.path().join("v2-0123abcd")]);
    }
}
