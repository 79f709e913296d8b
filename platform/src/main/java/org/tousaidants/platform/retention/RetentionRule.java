package org.tousaidants.platform.retention;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.Paris;

/// « Règle de conservation » — one line of the register. Its texts stand in the messages of the package:
/// `<room>.kept.<name>` for the data and the people concerned, `….why` for the purpose, `….since` for the start
/// of the period. Where a package has none, those of `forgetting` apply: `acts`, the author of an act, is the
/// same everywhere.
///
/// @param room the prefix of the package's texts, and the name of its file
/// @param tables of the data, all of one package
/// @param source of the period, as cited
public record RetentionRule(
        String room,
        String name,
        List<String> tables,
        LegalGround ground,
        Optional<Period> period,
        String source,
        Erasure going) {
    public RetentionRule {
        tables = List.copyOf(tables);
        if (tables.isEmpty() || source.isBlank())
            throw new IllegalArgumentException(room + "." + name + ": a rule has tables and a source");
        if ((going == Erasure.SWEPT || going == Erasure.ITSELF) && period.isEmpty())
            throw new IllegalArgumentException(room + "." + name + ": what goes by itself has a period");
    }

    /// The same rule with another period.
    RetentionRule keptFor(Period other, String because) {
        return new RetentionRule(room, name, tables, ground, Optional.of(other), because, going);
    }

    public String id() {
        return room + "." + name;
    }

    /// The key of its text.
    public String key() {
        return room + ".kept." + name;
    }

    /// Data that ended before this moment has expired.
    public Optional<Instant> before(Instant now) {
        return period.map(one -> now.atZone(Paris.ZONE).minus(one).toInstant());
    }
}
