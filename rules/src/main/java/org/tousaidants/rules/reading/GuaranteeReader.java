package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.rules.protocol.Guarantee;
import org.tousaidants.rules.protocol.Guarantee.Case;
import org.tousaidants.rules.protocol.Guarantee.Measure;
import org.tousaidants.rules.protocol.Guarantee.Side;
import org.tousaidants.rules.protocol.Mistakes;
import org.tousaidants.rules.protocol.TreeReader;

/// Reads the guarantees of the territory to its inhabitants.
record GuaranteeReader(TreeReader file, NameCheck nameCheck, Mistakes mistakes) {
    List<Guarantee> guarantees() {
        var source = file.text("source");
        NameCheck.noneTwice(file.each("garanties"), mistakes);
        var guarantees = new ArrayList<Guarantee>();
        for (var each : file.each("garanties")) {
            NameCheck.noneTwice(each.each("exemples"), mistakes);
            guarantees.add(new Guarantee(
                    each.text("id"),
                    each.text("phrase"),
                    each.text("mesure"),
                    each.text("sens").equals("au-moins") ? Side.AT_LEAST : Side.AT_MOST,
                    each.whole("seuil", 0),
                    each.text("unite"),
                    each.whole("part-pour-cent", 100),
                    nameCheck.profiles(each, "profils"),
                    each.each("exemples").stream().map(this::example).toList(),
                    each.optionalText("source").orElse(source)));
        }
        return List.copyOf(guarantees);
    }

    private Case example(TreeReader each) {
        var measures = each.each("mesures").stream()
                .map(measure -> new Measure(measure.whole("valeur", 0), measure.whole("poids", 0)))
                .toList();
        return new Case(each.text("id"), measures, each.yes("tenue"), each.at());
    }
}
