//! Facts read from one Rust file: its functions with their lengths, attributes, macros and string literals.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A function with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The function's own name.
    pub name: String,
    /// Line of its `fn`, from 1.
    pub line: usize,
    /// Lines from `fn` to the closing brace.
    pub length: usize,
}

/// A word at a line: an attribute's or a macro's name, or the content of a string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word itself.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

/// What the rules ask about a Rust file.
#[derive(Debug, Default)]
pub struct Source {
    /// Whether the file begins with `//!`.
    pub has_module_doc: bool,
    /// Every function with a body, nested ones too.
    pub functions: Vec<Function>,
    /// Names of all attributes (`test`, `allow`, ...).
    pub attributes: Vec<Word>,
    /// Names of all macros called (`todo`, `vec`, ...).
    pub macros: Vec<Word>,
    /// String literals, without documentation comments.
    pub strings: Vec<Word>,
}

impl Source {
    /// Reads a file's text. Errors: the text is not Rust.
    pub fn read(text: &str) -> Result<Self, syn::Error> {
        let tokens: TokenStream = text.parse()?;
        let file = syn::parse_file(text)?;
        let mut source = Self { has_module_doc: begins_with_doc(&file), ..Self::default() };
        source.visit_file(&file);
        source.gather_strings(tokens);
        Ok(source)
    }

    /// Literals are gathered from tokens because those inside macros are not part of the syntax tree.
    fn gather_strings(&mut self, tokens: TokenStream) {
        let mut before = String::new();
        for token in tokens {
            match &token {
                TokenTree::Group(group) => self.gather_strings(group.stream()),
                TokenTree::Literal(literal) if before != "doc=" => {
                    let text = literal.to_string();
                    if text.contains('"') {
                        self.strings.push(Word { text, line: literal.span().start().line });
                    }
                }
                _ => {}
            }
            before = match token.to_string().as_str() {
                "=" if before == "doc" => "doc=".to_owned(),
                other => other.to_owned(),
            };
        }
    }

    fn add_function(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let line = signature.fn_token.span().start().line;
        let last = body.brace_token.span.close().start().line;
        self.functions.push(Function { name: signature.ident.to_string(), line, length: last - line + 1 });
    }
}

fn begins_with_doc(file: &syn::File) -> bool {
    file.attrs.iter().any(|attribute| attribute.path().is_ident("doc"))
}

fn last_word(path: &syn::Path) -> Option<Word> {
    let segment = path.segments.last()?;
    Some(Word { text: segment.ident.to_string(), line: segment.span().start().line })
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add_function(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add_function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.add_function(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.attributes.extend(last_word(attribute.path()));
        visit::visit_attribute(self, attribute);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.macros.extend(last_word(&called.path));
        visit::visit_macro(self, called);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! About.\n\n/// \"Not a string\".\n#[test]\nfn long() {\n    let a = \"kept\";\n    \
                        print!(\"also {a}\");\n}\n\nstruct S;\nimpl S {\n    fn short() {}\n}\n";

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let source = Source::read(TEXT).unwrap();
        let found: Vec<_> = source.functions.iter().map(|f| (f.name.as_str(), f.line, f.length)).collect();
        assert_eq!(found, [("long", 5, 4), ("short", 12, 1)]);
    }

    #[test]
    fn strings_are_found_in_macros_but_not_in_documentation() {
        let source = Source::read(TEXT).unwrap();
        let found: Vec<_> = source.strings.iter().map(|word| (word.text.as_str(), word.line)).collect();
        assert_eq!(found, [("\"kept\"", 6), ("\"also {a}\"", 7)]);
    }

    #[test]
    fn module_documentation_attributes_and_macros_are_seen() {
        let source = Source::read(TEXT).unwrap();
        assert!(source.has_module_doc);
        assert!(!Source::read("/// Of the function.\nfn f() {}").unwrap().has_module_doc);
        assert!(source.attributes.iter().any(|word| word.text == "test" && word.line == 4));
        assert!(source.macros.iter().any(|word| word.text == "print" && word.line == 7));
    }
}
