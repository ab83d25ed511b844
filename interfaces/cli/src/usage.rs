//! Reading the arguments: help and complaints in Vietnamese, around what the library finds.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use crate::{Cli, DONE, MISUSED};

/// Reads the arguments, or shows help or what is wrong and gives the exit code.
pub(crate) fn parse(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Cli, u8> {
    let read = command().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    read.map_err(|error| {
        // Nobody is left to tell when neither can be written.
        let _ = match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => writeln!(out, "{}", error.to_string().trim_end()),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => writeln!(err, "{}", error.to_string().trim_end()),
            _ => writeln!(err, "{}", complaint(&error)),
        };
        if error.exit_code() == 0 { DONE } else { MISUSED }
    })
}

fn command() -> Command {
    let flag = |id: &'static str, short, action, help| {
        Arg::new(id).short(short).long(id).action(action).help(help).display_order(910)
    };
    in_vietnamese(Cli::command())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, "In trợ giúp").global(true))
        .arg(flag("version", 'V', ArgAction::Version, "In phiên bản"))
}

/// Headings of help, for a command and all below it.
fn in_vietnamese(command: Command) -> Command {
    let mut template = "{about}\n\nCách dùng: {usage}\n".to_owned();
    for (present, part) in [
        (command.has_subcommands(), "\nLệnh:\n{subcommands}\n"),
        (command.get_positionals().next().is_some(), "\nTham số:\n{positionals}\n"),
        (true, "\nTùy chọn:\n{options}\n"),
    ] {
        if present {
            template.push_str(part);
        }
    }
    command.help_template(template).subcommand_value_name("LỆNH").mut_subcommands(in_vietnamese)
}

/// What is wrong with the arguments, in one or a few lines.
fn complaint(error: &Error) -> String {
    let part = |kind: ContextKind| error.get(kind).map(in_one_line).unwrap_or_default();
    let argument = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    let mut text = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument}: thiếu giá trị"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            let why = std::error::Error::source(error).map(|why| format!(": {why}")).unwrap_or_default();
            format!("{argument}: giá trị '{value}' không hợp lệ{why}")
        }
        ErrorKind::UnknownArgument => format!("không có tham số '{argument}'"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh '{}'", part(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "thiếu lệnh".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::ArgumentConflict if argument == part(ContextKind::PriorArg) => {
            format!("{argument} chỉ được dùng một lần")
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} không dùng cùng {}", part(ContextKind::PriorArg))
        }
        _ => error.to_string().trim_end().to_owned(),
    };
    for (kind, say) in [
        (ContextKind::ValidValue, "Chọn một trong"),
        (ContextKind::ValidSubcommand, "Chọn một trong"),
        (ContextKind::SuggestedArg, "Có phải ý bạn là"),
        (ContextKind::SuggestedSubcommand, "Có phải ý bạn là"),
        (ContextKind::SuggestedValue, "Có phải ý bạn là"),
    ] {
        let choice = part(kind);
        if !choice.is_empty() {
            text.push_str(&format!("\n{say}: {choice}"));
        }
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        if !usage.is_empty() {
            text.push_str(&format!("\nCách dùng: {usage}"));
        }
    }
    text
}

fn in_one_line(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
