package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.tousaidants.rules.protocol.Guarantee;
import org.tousaidants.rules.protocol.Mistakes;
import org.tousaidants.rules.protocol.Protocol.Indicator;
import org.tousaidants.rules.protocol.TreeReader;

/// Reads the indicators, and their stated gaps.
record IndicatorReader(TreeReader file, List<Guarantee> guarantees, Mistakes mistakes) {
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
