package org.tousaidants.platform.retentionperiods;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.Paris;

/// « Règle de conservation » — one line of the register. Its words stand in the messages of the room:
/// `<room>.kept.<name>` says what is kept and of whom, `….why` what for, `….since` from when the period counts. Where a
/// room has none, those of `forgetting` stand for it: `acts`, who did what, is the same everywhere.
///
/// @param room the prefix of the room's texts, and the name of its file
/// @param tables which hold it, all of one package
/// @param source where the period comes from, as one cites it
public record KeptRule(
        String room,
        String name,
        List<String> tables,
        LegalGround ground,
        Optional<Period> period,
        String source,
        Going going) {
    public KeptRule {
        tables = List.copyOf(tables);
        if (tables.isEmpty() || source.isBlank())
            throw new IllegalArgumentException(room + "." + name + ": a rule has tables and a source");
        if ((going == Going.SWEPT || going == Going.ITSELF) && period.isEmpty())
            throw new IllegalArgumentException(room + "." + name + ": what goes by itself has a period");
    }

    /// The same, kept that long instead.
    KeptRule keptFor(Period other, String because) {
        return new KeptRule(room, name, tables, ground, Optional.of(other), because, going);
    }

    public String id() {
        return room + "." + name;
    }

    /// The key of its words.
    public String key() {
        return room + ".kept." + name;
    }

    /// What ended before this moment is kept no more.
    public Optional<Instant> before(Instant now) {
        return period.map(one -> now.atZone(Paris.ZONE).minus(one).toInstant());
    }
}
