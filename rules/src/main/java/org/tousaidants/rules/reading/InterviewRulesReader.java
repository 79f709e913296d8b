package org.tousaidants.rules.reading;

import java.util.ArrayList;
import java.util.List;
import org.tousaidants.rules.protocol.LabelProtocol.InterviewCriterion;
import org.tousaidants.rules.protocol.LabelProtocol.InterviewRules;
import org.tousaidants.rules.protocol.ProtocolMistakes;
import org.tousaidants.rules.protocol.YamlTreeReader;

/// Reads the rules of the interview: the procedure and the criteria.
record InterviewRulesReader(YamlTreeReader file, ProtocolReferenceCheck nameCheck, ProtocolMistakes mistakes) {
    /// Months of the founding period for rules that were written before the files contained this value.
    private static final int FOUNDING_MONTHS = 24;

    InterviewRules interview() {
        var source = file.text("source");
        ProtocolReferenceCheck.noneTwice(file.each("criteres"), mistakes);
        var criteria = new ArrayList<InterviewCriterion>();
        for (var each : file.each("criteres"))
            criteria.add(new InterviewCriterion(
                    each.text("id"),
                    each.text("nom"),
                    each.text("question"),
                    each.text("rassure"),
                    each.text("alerte"),
                    nameCheck.profiles(each, "profils"),
                    each.yes("facultatif"),
                    each.optionalText("source").orElse(source)));
        return new InterviewRules(
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
