package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.rules.protocol.LocalisedText;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.ServiceGuarantee;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeExample;
import org.tousaidants.rules.protocol.ServiceGuarantee.GuaranteeMeasure;
import org.tousaidants.rules.protocol.ServiceGuarantee.PromiseOrigin;
import org.tousaidants.rules.protocol.ServiceGuarantee.ThresholdSide;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the guarantees of the territory to its inhabitants.
record ServiceGuaranteeReader(YamlTreeReader file, ProtocolReferenceCheck nameCheck, ProtocolMistakes mistakes) {
    List<ServiceGuarantee> guarantees() {
        var source = file.text("source");
        ProtocolReferenceCheck.noneTwice(file.each("garanties"), mistakes);
        var guarantees = new ArrayList<ServiceGuarantee>();
        for (var each : file.each("garanties")) {
            ProtocolReferenceCheck.noneTwice(each.each("exemples"), mistakes);
            if (each.has("a-voter-le") && each.has("votee-le"))
                mistakes.add(
                        each.at("a-voter-le"),
                        LocalisedText.of("promise.vote.twice"),
                        LocalisedText.of("promise.vote.twice.do"));
            guarantees.add(new ServiceGuarantee(
                    each.text("id"),
                    each.text("phrase"),
                    each.text("mesure"),
                    each.text("sens").equals("au-moins") ? ThresholdSide.AT_LEAST : ThresholdSide.AT_MOST,
                    each.whole("seuil", 0),
                    each.text("unite"),
                    each.whole("part-pour-cent", 100),
                    nameCheck.profiles(each, "profils"),
                    each.each("exemples").stream().map(this::example).toList(),
                    new PromiseOrigin(
                            each.optionalText("source").orElse(source),
                            each.optionalText("propose-par"),
                            each.day("a-voter-le"),
                            each.day("votee-le"))));
        }
        return List.copyOf(guarantees);
    }

    private GuaranteeExample example(YamlTreeReader each) {
        var measures = each.each("mesures").stream()
                .map(measure -> new GuaranteeMeasure(measure.whole("valeur", 0), measure.whole("poids", 0)))
                .toList();
        return new GuaranteeExample(each.text("id"), measures, each.yes("tenue"), each.at());
    }
}
