//! Adds the counts of a file up: each cube is what a grouping statement says of the file, its control totals checked.

use convenor_domain::response::ask::{AskError, KeySums, Within};
use convenor_domain::response::{CubeFile, ResponseFile};

use super::Engine;
use super::error::of_file;
use super::opened::Opened;
use super::statement::Runs;
use crate::cube::{CELLS_MAX, Cells, CubeWriter, cubes_of};
use crate::layout;

impl Engine {
    /// Adds the counts of a file up and writes them beside it.
    pub(crate) async fn roll_up(&self, file: &ResponseFile) -> Result<CubeFile, AskError> {
        let within = Within { keys: KeySums::Wanted, ..Within::all(file.engagement) };
        let opened = self.opened(vec![ResponseFile { cubes: None, ..file.clone() }], &within, Runs::Here)?;
        let path = layout::cubes_path(file);
        let mut writer = CubeWriter::begin(self.lake(), &path).map_err(of_file)?;
        let mut cubes = Vec::new();
        for cube in cubes_of(file) {
            let mut columns: Vec<&str> = cube.columns.iter().map(String::as_str).collect();
            if cube.placed {
                columns.extend([layout::AREA, layout::GIVEN_ON]);
            }
            let cells = self.cells(&opened, &columns, cube.clone()).await?;
            if cells.len() <= CELLS_MAX {
                writer.write(&cube, cells).map_err(of_file)?;
                cubes.push(cube);
            }
        }
        Ok(CubeFile { path, sha256: writer.finish().map_err(of_file)?, cubes })
    }

    async fn cells(
        &self,
        opened: &Opened,
        columns: &[&str],
        cube: convenor_domain::response::Cube,
    ) -> Result<Cells, AskError> {
        self.fold(opened, columns, Cells::default(), move |cells, group| {
            // One more than is kept says enough.
            if cells.len() <= CELLS_MAX {
                cells.add(&cube, group);
            }
        })
        .await
    }
}
