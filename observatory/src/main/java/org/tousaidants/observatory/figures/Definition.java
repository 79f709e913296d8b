package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;

/// « Définition d'un chiffre » — what one file says. Each dated change starts a new series.
record Definition(
        String id,
        int order,
        Map<String, Words> words,
        Kind kind,
        Period period,
        Secret hiding,
        String keeper,
        Queries queries,
        Map<String, Words> cells,
        List<Changed> changes) {
    enum Kind {
        COUNT,
        SHARE,
        MEDIAN
    }

    enum Period {
        /// What stands on a day.
        DAY,
        /// What happened in the twelve months before it.
        YEAR
    }

    enum Breakdown {
        COMMUNE,
        EPCI,
        STATE,
        NEED;

        String path() {
            return ConstantName.low(this);
        }

        String key() {
            return "figures.by." + path();
        }

        static Optional<Breakdown> of(String name) {
            for (var one : values()) if (one.path().equals(name)) return Optional.of(one);
            return Optional.empty();
        }
    }

    /// The query of the whole, and those that tell it apart.
    record Queries(String sql, Map<Breakdown, String> breakdowns) {}

    /// What the file says in both languages.
    record Words(String fr, String en) {
        String in(String lang) {
            return lang.equals("fr") ? fr : en;
        }
    }

    record Changed(LocalDate day, Words what) {}

    /// « Secret d’un chiffre » — of what counts people: small counts are hidden, and a month is published once.
    ///
    /// @param beside of a share, the counts that another figure publishes of the same people
    record Secret(boolean people, Optional<Beside> beside) {}

    /// « Comptes voisins » — the whole of a figure is what the share is of, one of its states what it is the share
    /// of.
    record Beside(String figure, String state) {}

    boolean secret() {
        return hiding.people();
    }

    /// Which series its values belong to.
    int edition() {
        return changes.size();
    }

    String said(String about, String lang) {
        var known = words.get(about);
        return known == null ? "" : known.in(lang);
    }
}
