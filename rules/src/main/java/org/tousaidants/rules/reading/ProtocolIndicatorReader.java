package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.tousaidants.rules.protocol.LabelProtocol.ProtocolIndicator;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the indicators and the gaps that the file states for them.
record ProtocolIndicatorReader(YamlTreeReader file, List<ServiceGuarantee> guarantees, ProtocolMistakes mistakes) {
    List<ProtocolIndicator> indicators() {
        var source = file.text("source");
        ProtocolReferenceCheck.noneTwice(file.each("indicateurs"), mistakes);
        var known = new LinkedHashSet<String>();
        guarantees.forEach(guarantee -> known.add(guarantee.id()));
        var indicators = new ArrayList<ProtocolIndicator>();
        for (var each : file.each("indicateurs")) {
            var guarantee = each.optionalText("garantie");
            guarantee.ifPresent(id -> new ProtocolReferenceCheck(List.of(), mistakes)
                    .known(each.at("garantie"), ProtocolReferenceCheck.ReferencedItemKind.GUARANTEE, id, known));
            indicators.add(new ProtocolIndicator(
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
