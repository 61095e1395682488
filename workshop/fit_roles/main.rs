//! Fits the weights of `suggest::roles` on pages with answers, and says how good they are on pages
//! that they were not fitted on.
//!
//! ```text
//! cargo run --release --no-default-features --example fit_roles -- \
//!     [--folds 8] [--decay 1.0] [--write assets/suggest/roles.json] [--each FOLDER] \
//!     [--show NAME] PAGES… [--with 0.2 MADE…] [--only-test REAL…]
//! ```
//!
//! `PAGES` are folders of pages (`x.txt` beside `x.json`): they are cross-validated by page, all
//! held-out predictions pooled. `MADE` are folders that are only ever fitted on, at the weight given
//! before them. `REAL` are only tested on. `--each` writes the weights that each fold was held out
//! of, `0.json` and so on, for `fit --roles`. With `--show` nothing is fitted: the pages whose name
//! begins so are printed as the shipped weights see them, with `--verbose` each guess explained.
//!
//! ```text
//! fit_roles --mean OUT ONE OTHER…
//! ```
//!
//! writes, for each file of weights in the folder `ONE`, the mean of those of this name in all the
//! folders into `OUT`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod answers;
mod descent;
mod fit;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::Page;
use recolumn::suggest::roles::Weights;
use report::Report;

struct Options {
    folds: usize,
    decay: f64,
    write: Option<PathBuf>,
    each: Option<PathBuf>,
    verbose: bool,
    pages: Vec<Page>,
    made: Vec<(Page, f64)>,
    tested: Vec<Page>,
    without: Option<String>,
    show: Option<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        folds: 8,
        decay: 1.0,
        write: None,
        each: None,
        verbose: false,
        pages: Vec::new(),
        made: Vec::new(),
        tested: Vec::new(),
        without: None,
        show: None,
    };
    enum Into {
        Pages,
        Made(f64),
        Tested,
    }
    let mut into = Into::Pages;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--folds" => options.folds = value()?.parse().map_err(|_| "--folds: a number")?,
            "--decay" => options.decay = value()?.parse().map_err(|_| "--decay: a number")?,
            "--write" => options.write = Some(value()?.into()),
            "--each" => options.each = Some(value()?.into()),
            "--without" => options.without = Some(value()?),
            "--show" => options.show = Some(value()?),
            "--verbose" => options.verbose = true,
            "--with" => into = Into::Made(value()?.parse().map_err(|_| "--with: a number")?),
            "--only-test" => into = Into::Tested,
            folder => {
                let pages = answers::read_folder(folder.as_ref(), options.show.is_some())?;
                match into {
                    Into::Pages => options.pages.extend(pages),
                    Into::Made(weight) => options
                        .made
                        .extend(pages.into_iter().map(|page| (page, weight))),
                    Into::Tested => options.tested.extend(pages),
                }
            }
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the means of weights that several fits have written.
fn mean(folders: &[PathBuf]) -> Result<(), String> {
    let [out, first, ..] = folders else {
        return Err("--mean needs a folder to write, and folders to read".to_owned());
    };
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for entry in std::fs::read_dir(first).map_err(|error| failed(first, error))? {
        let name = entry.map_err(|error| failed(first, error))?.file_name();
        let read = |folder: &PathBuf| {
            let path = folder.join(&name);
            let json = std::fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
            Ok(Weights::from_json(&json))
        };
        let all: Vec<Weights> = folders[1..]
            .iter()
            .map(read)
            .collect::<Result<_, String>>()?;
        write(&out.join(&name), &Weights::mean(&all))?;
    }
    Ok(())
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("--mean") {
        return mean(&arguments.map(PathBuf::from).collect::<Vec<_>>());
    }
    let mut options = options()?;
    if let Some(family) = &options.without {
        for page in options
            .pages
            .iter_mut()
            .chain(options.made.iter_mut().map(|(page, _)| page))
            .chain(&mut options.tested)
        {
            page.forget(family);
        }
    }
    if let Some(name) = &options.show {
        for page in options
            .pages
            .iter()
            .filter(|page| page.name.starts_with(name))
        {
            page.print(Weights::shipped(), options.verbose);
        }
        return Ok(());
    }
    let made: Vec<(&Page, f64)> = options
        .made
        .iter()
        .map(|(page, weight)| (page, *weight))
        .collect();
    if options.folds > 1 && !options.pages.is_empty() {
        let mut report = Report::default();
        for fold in 0..options.folds {
            let (mut train, mut held) = (made.clone(), Vec::new());
            for (index, page) in options.pages.iter().enumerate() {
                if index % options.folds == fold {
                    held.push(page);
                } else {
                    train.push((page, 1.0));
                }
            }
            let weights = fit::fit(&train, options.decay);
            if let Some(folder) = &options.each {
                write(&folder.join(format!("{fold}.json")), &weights)?;
            }
            for page in held {
                report.add(page, &weights, options.verbose);
            }
        }
        println!("held out, {} folds:", options.folds);
        report.print();
    }
    if options.write.is_some() || !options.tested.is_empty() {
        let mut train = made;
        train.extend(options.pages.iter().map(|page| (page, 1.0)));
        let weights = fit::fit(&train, options.decay);
        if !options.tested.is_empty() {
            let mut report = Report::default();
            for page in &options.tested {
                report.add(page, &weights, options.verbose);
            }
            println!("only tested on:");
            report.print();
        }
        if let Some(path) = options.write {
            write(&path, &weights)?;
        }
    }
    Ok(())
}

fn write(path: &Path, weights: &Weights) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, weights.to_json()).map_err(failed)
}
