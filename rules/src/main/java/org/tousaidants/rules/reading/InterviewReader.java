package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.rules.protocol.Protocol.Criterion;
import org.tousaidants.rules.protocol.Protocol.Interview;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the rules of the interview: the procedure and the criteria.
record InterviewReader(YamlTreeReader file, ReferenceCheck nameCheck, ProtocolMistakes mistakes) {
    /// Of rules that were written before this line existed.
    private static final int FOUNDING_MONTHS = 24;

    Interview interview() {
        var source = file.text("source");
        ReferenceCheck.noneTwice(file.each("criteres"), mistakes);
        var criteria = new ArrayList<Criterion>();
        for (var each : file.each("criteres"))
            criteria.add(new Criterion(
                    each.text("id"),
                    each.text("nom"),
                    each.text("question"),
                    each.text("rassure"),
                    each.text("alerte"),
                    nameCheck.profiles(each, "profils"),
                    each.yes("facultatif"),
                    each.optionalText("source").orElse(source)));
        return new Interview(
                file.whole("pairs", 2),
                file.yes("autres-structures"),
                file.whole("minutes", 60),
                file.whole("fondation-mois", FOUNDING_MONTHS),
                file.text("desaccord"),
                List.copyOf(file.words("conflits")),
                List.copyOf(criteria),
                source);
    }
}
