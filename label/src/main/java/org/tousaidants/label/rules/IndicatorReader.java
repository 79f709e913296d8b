package org.tousaidants.label.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.tousaidants.label.rules.Protocol.Indicator;

/// What is counted, and what it is silent on.
record IndicatorReader(Cursor file, List<Guarantee> guarantees, Mistakes mistakes) {
    List<Indicator> indicators() {
        var source = file.text("source");
        NameCheck.noneTwice(file.each("indicateurs"), mistakes);
        var known = new LinkedHashSet<String>();
        guarantees.forEach(guarantee -> known.add(guarantee.id()));
        var indicators = new ArrayList<Indicator>();
        for (var each : file.each("indicateurs")) {
            var guarantee = each.optionalText("garantie");
            guarantee.ifPresent(id -> new NameCheck(List.of(), mistakes)
                    .known(each.at("garantie"), NameCheck.Thing.GUARANTEE, id, known));
            indicators.add(new Indicator(
                    each.text("id"),
                    each.text("nom"),
                    each.text("definition"),
                    each.text("unite"),
                    each.text("ne-dit-pas"),
                    guarantee,
                    each.text("exemple"),
                    each.optionalText("source").orElse(source)));
        }
        return List.copyOf(indicators);
    }
}
