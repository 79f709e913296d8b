package org.tousaidants.platform.retentionrules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// « Colonnes d’une personne » — the columns of a table that name a person, declared in the retention file under
/// `people`. They allow a coordinator to find the person in the tables of any module.
///
/// @param names columns that together contain the name
/// @param mail column of the mail address; empty if there is none; `phone` likewise
/// @param any column that contains a name, an address or a number, as it was typed
/// @param end the effect of an erasure that the person asks for
public record PersonDataColumns(
        String table, List<String> names, String mail, String phone, String any, RowErasureEffect end) {
    /// « Fin d’une trace » — the effect of an erasure on a row.
    public enum RowErasureEffect {
        /// The row is deleted.
        ROW,
        /// The row remains, without the name and contact.
        EMPTIED,
        /// The row remains until the end of its period, because the law or the accounts require it.
        LAW,
        /// The row is deleted with the account, which is closed on its own page.
        ACCOUNT
    }

    /// « Partie » — a part of the name and contact that a correction may replace.
    public enum ContactPart {
        NAME,
        MAIL,
        PHONE
    }

    public PersonDataColumns {
        names = List.copyOf(names);
    }

    /// Returns the declaration of a table whose rows can be found only by a printed code.
    public static PersonDataColumns ofCode(String table) {
        return new PersonDataColumns(table, List.of(), "", "", "", RowErasureEffect.LAW);
    }

    public List<String> contacts() {
        return Stream.of(mail, phone, any).filter(column -> !column.isEmpty()).toList();
    }

    public List<String> all() {
        return Stream.concat(names.stream(), contacts().stream()).toList();
    }

    /// Returns the column of one part; empty if the table has no or several columns for it.
    public Optional<String> one(ContactPart part) {
        return switch (part) {
            case NAME -> names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
            case MAIL -> Optional.of(mail).filter(column -> !column.isEmpty());
            case PHONE -> Optional.of(phone).filter(column -> !column.isEmpty());
        };
    }
}
