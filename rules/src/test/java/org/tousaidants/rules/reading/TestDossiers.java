package org.tousaidants.rules.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelDossier.DossierCharterSignature;
import org.tousaidants.rules.judging.LabelDossier.DossierFact;
import org.tousaidants.rules.judging.LabelDossier.DossierInterviewConclusion;
import org.tousaidants.rules.judging.LabelDossier.DossierSkillLevel;
import org.tousaidants.rules.judging.LabelDossier.HeldRecognition;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Builds dossiers of the invented people, complete under a protocol on a day; each test removes something.
public final class TestDossiers {
    private TestDossiers() {}

    public static LabelDossier complete(LabelProtocol protocol, String id, String profile, LocalDate on) {
        var signatures = new HashMap<String, DossierCharterSignature>();
        for (var commitment : protocol.charter().of(profile))
            signatures.put(commitment.id(), new DossierCharterSignature(commitment.hash(), true, on));
        var levels = new ArrayList<DossierSkillLevel>();
        protocol.skills()
                .of(profile)
                .forEach((competence, level) ->
                        levels.add(new DossierSkillLevel(competence, level, SkillEvidence.CERTIFICATION, on)));
        return new LabelDossier(
                id,
                profile,
                "17415",
                on,
                signatures,
                levels,
                Optional.of(new DossierInterviewConclusion(true, on)),
                Map.of("actes-12-mois", new DossierFact(140, on)),
                Optional.empty());
    }

    public static LabelDossier signing(LabelDossier dossier, Map<String, DossierCharterSignature> signatures) {
        return new LabelDossier(
                dossier.id(),
                dossier.profile(),
                dossier.commune(),
                dossier.opened(),
                signatures,
                dossier.levels(),
                dossier.interview(),
                dossier.facts(),
                dossier.held());
    }

    public static LabelDossier knowing(LabelDossier dossier, List<DossierSkillLevel> levels) {
        return new LabelDossier(
                dossier.id(),
                dossier.profile(),
                dossier.commune(),
                dossier.opened(),
                dossier.signatures(),
                levels,
                dossier.interview(),
                dossier.facts(),
                dossier.held());
    }

    public static LabelDossier with(LabelDossier dossier, Map<String, DossierFact> facts) {
        return new LabelDossier(
                dossier.id(),
                dossier.profile(),
                dossier.commune(),
                dossier.opened(),
                dossier.signatures(),
                dossier.levels(),
                dossier.interview(),
                facts,
                dossier.held());
    }

    public static LabelDossier recognised(LabelDossier dossier, LocalDate from, LocalDate until) {
        return new LabelDossier(
                dossier.id(),
                dossier.profile(),
                dossier.commune(),
                dossier.opened(),
                dossier.signatures(),
                dossier.levels(),
                dossier.interview(),
                dossier.facts(),
                Optional.of(new HeldRecognition(from, until)));
    }
}
