package org.tousaidants.platform.retentionrules;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.ParisTime;

/// « Règle de conservation » — one line of the register of processing. Its texts are in the messages of the package:
/// `<room>.kept.<name>` for the data and the people concerned, `….why` for the purpose, `….since` for the start of
/// the period. If the package has no such texts, those of `forgetting` apply.
///
/// @param room prefix of the package's texts, and name of its file
/// @param tables tables of the data, all of one package
/// @param source source of the period, as cited
/// @param people columns of these tables that name a person
public record RetentionRule(
        String room,
        String name,
        List<String> tables,
        LegalGround ground,
        Optional<Period> period,
        String source,
        ErasureMethod going,
        List<PersonDataColumns> people) {
    public RetentionRule {
        tables = List.copyOf(tables);
        people = List.copyOf(people);
        if (tables.isEmpty() || source.isBlank())
            throw new IllegalArgumentException(room + "." + name + ": a rule has tables and a source");
        for (var columns : people)
            if (!tables.contains(columns.table()))
                throw new IllegalArgumentException(room + "." + name + ": no table " + columns.table());
        if ((going == ErasureMethod.SWEPT || going == ErasureMethod.ITSELF) && period.isEmpty())
            throw new IllegalArgumentException(room + "." + name + ": what goes by itself has a period");
    }

    /// Returns a copy of this rule with another period.
    ///
    /// @param because source of the new period
    RetentionRule keptFor(Period other, String because) {
        return new RetentionRule(room, name, tables, ground, Optional.of(other), because, going, people);
    }

    public String id() {
        return room + "." + name;
    }

    /// Returns the message key of the text that describes the data of this rule.
    public String key() {
        return room + ".kept." + name;
    }

    /// Returns the moment before which data must have ended to be expired now; empty if the rule has no period.
    public Optional<Instant> before(Instant now) {
        return period.map(one -> now.atZone(ParisTime.ZONE).minus(one).toInstant());
    }
}
