package org.tousaidants.platform.retentionrules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// « Colonnes d’une personne » — the columns of a table that name a person, declared in its retention file
/// under `people`: a coordinator finds the person there, whatever the module.
///
/// @param names columns that together give the name
/// @param mail column of the mail address; empty if there is none; `phone` likewise
/// @param any a column that holds a name, an address or a number, as it was typed
/// @param end the effect of an erasure that the person asks for
public record PersonColumns(String table, List<String> names, String mail, String phone, String any, End end) {
    /// « Fin d’une trace » — the effect of an erasure on a row.
    public enum End {
        /// The row is deleted.
        ROW,
        /// The row stays without its name and contact.
        EMPTIED,
        /// The law or the accounts require it until the end of its period.
        LAW,
        /// The row is deleted with the account, which is closed on its own page.
        ACCOUNT
    }

    /// « Partie » — a part of the contact that a correction may replace.
    public enum Part {
        NAME,
        MAIL,
        PHONE
    }

    public PersonColumns {
        names = List.copyOf(names);
    }

    /// A table whose rows can be found only by a printed code.
    public static PersonColumns ofCode(String table) {
        return new PersonColumns(table, List.of(), "", "", "", End.LAW);
    }

    public List<String> contacts() {
        return Stream.of(mail, phone, any).filter(column -> !column.isEmpty()).toList();
    }

    public List<String> all() {
        return Stream.concat(names.stream(), contacts().stream()).toList();
    }

    /// The column of one part; empty if the table has none or several.
    public Optional<String> one(Part part) {
        return switch (part) {
            case NAME -> names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
            case MAIL -> Optional.of(mail).filter(column -> !column.isEmpty());
            case PHONE -> Optional.of(phone).filter(column -> !column.isEmpty());
        };
    }
}
