package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.text.EnumConstantName;

/// « Définition d'un chiffre » — the definition of a figure, read from one file. Each dated change of the definition
/// starts a new series of values.
record FigureDefinition(
        String id,
        int order,
        Map<String, FigureTexts> words,
        FigureKind kind,
        FigurePeriod period,
        SuppressionSetting hiding,
        String keeper,
        FigureQueries queries,
        Map<String, FigureTexts> cells,
        List<DatedDefinitionChange> changes) {
    enum FigureKind {
        COUNT,
        SHARE,
        MEDIAN,
        /// The figure is the quotient of two totals.
        AVERAGE
    }

    enum FigurePeriod {
        /// The figure describes the state on one day.
        DAY,
        /// The figure counts the events of the twelve months before the day.
        YEAR
    }

    enum FigureBreakdown {
        COMMUNE,
        EPCI,
        STATE,
        NEED,
        /// The figure is broken down by calendar month.
        MONTH;

        String path() {
            return EnumConstantName.low(this);
        }

        String key() {
            return "figures.by." + path();
        }

        static Optional<FigureBreakdown> of(String name) {
            for (var one : values()) if (one.path().equals(name)) return Optional.of(one);
            return Optional.empty();
        }
    }

    /// The SQL query of the total, and the query of each breakdown.
    ///
    /// @param module the module whose data the queries read; empty for the directory of places
    record FigureQueries(String module, String sql, Map<FigureBreakdown, String> breakdowns) {}

    /// The texts of the file in both languages.
    record FigureTexts(String fr, String en) {
        String in(String lang) {
            return lang.equals("fr") ? fr : en;
        }
    }

    record DatedDefinitionChange(LocalDate day, FigureTexts what) {}

    /// « Secret d’un chiffre » — the protection of counts of people: small counts are hidden, and the value of a
    /// month is published only once, so that two publications cannot be compared.
    ///
    /// @param people whether the figure counts people
    /// @param beside for a share, the published counts of the same people
    record SuppressionSetting(boolean people, Optional<ComparedFigure> beside) {}

    /// « Comptes voisins » — for a share, another figure that counts the same people. Its total is the
    /// denominator of the share, and its count of `state` is the numerator.
    record ComparedFigure(String figure, String state) {}

    boolean secret() {
        return hiding.people();
    }

    /// Returns the number of the current series of values. Each dated change of the definition starts a new
    /// series.
    int edition() {
        return changes.size();
    }

    String said(String about, String lang) {
        var known = words.get(about);
        return known == null ? "" : known.in(lang);
    }
}
