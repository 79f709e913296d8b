package org.tousaidants.observatory.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// « Premier jour d’un chiffre » — the first day on which a figure has a value above zero. Earlier values are
/// unknown, not zero, because the service did not exist yet. The value of the current day may be zero.
final class FirstDayOfFigure {
    private FirstDayOfFigure() {}

    static List<FigureValue> of(FigureDefinition definition, List<FigureValue> values) {
        if (definition.kind() != FigureDefinition.FigureKind.COUNT) return values;
        var whole = values.stream().filter(FigureValue::whole).toList();
        var first = whole.stream()
                .filter(one -> one.hidden() || one.amount() != null && one.amount() > 0)
                .map(FigureValue::day)
                .findFirst();
        var today = definition.secret() || whole.isEmpty()
                ? Optional.<LocalDate>empty()
                : Optional.of(whole.getLast().day());
        return values.stream()
                .filter(one -> one.whole()
                        || !before(one, first)
                        || today.filter(one.day()::equals).isPresent())
                .map(one ->
                        before(one, first) && today.filter(one.day()::equals).isEmpty() ? unknown(one) : one)
                .toList();
    }

    private static boolean before(FigureValue value, Optional<LocalDate> first) {
        return first.filter(day -> !value.day().isBefore(day)).isEmpty();
    }

    private static FigureValue unknown(FigureValue value) {
        return new FigureValue(value.edition(), value.day(), "", "", "", null, null, false);
    }
}
