package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.ConstantName;

/// « Définition d'un chiffre » — the content of one file. Each dated change starts a new series.
record FigureDefinition(
        String id,
        int order,
        Map<String, FigureTexts> words,
        Kind kind,
        Period period,
        SuppressionSetting hiding,
        String keeper,
        FigureQueries queries,
        Map<String, FigureTexts> cells,
        List<DatedChange> changes) {
    enum Kind {
        COUNT,
        SHARE,
        MEDIAN,
        /// The quotient of two totals.
        AVERAGE
    }

    enum Period {
        /// The figure describes the state on one day.
        DAY,
        /// The figure counts the events of the twelve months before the day.
        YEAR
    }

    enum Breakdown {
        COMMUNE,
        EPCI,
        STATE,
        NEED,
        /// The breakdown by calendar month.
        MONTH;

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

    /// The SQL query of the total, and the query of each breakdown.
    ///
    /// @param module the module whose data they count; empty for the directory
    record FigureQueries(String module, String sql, Map<Breakdown, String> breakdowns) {}

    /// The texts of the file in both languages.
    record FigureTexts(String fr, String en) {
        String in(String lang) {
            return lang.equals("fr") ? fr : en;
        }
    }

    record DatedChange(LocalDate day, FigureTexts what) {}

    /// « Secret d’un chiffre » — for counts of people: small counts are hidden, and a month is published once.
    ///
    /// @param beside of a share, the published counts of the same people
    record SuppressionSetting(boolean people, Optional<ComparedFigure> beside) {}

    /// « Comptes voisins » — the total of the figure is the denominator of the share, one of
    /// its states the numerator.
    record ComparedFigure(String figure, String state) {}

    boolean secret() {
        return hiding.people();
    }

    /// The number of the current series of values: each dated change of the definition starts a new one.
    int edition() {
        return changes.size();
    }

    String said(String about, String lang) {
        var known = words.get(about);
        return known == null ? "" : known.in(lang);
    }
}
