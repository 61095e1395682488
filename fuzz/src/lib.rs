//! What the fuzz targets share: the properties, as the tests of the program ask them, too.

#[path = "../../tests/properties/mod.rs"]
pub mod properties;
