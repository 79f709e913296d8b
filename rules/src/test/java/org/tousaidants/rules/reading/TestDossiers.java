package org.tousaidants.rules.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.Dossier.Conclusion;
import org.tousaidants.rules.judging.Dossier.Held;
import org.tousaidants.rules.judging.Dossier.Level;
import org.tousaidants.rules.judging.Dossier.Observed;
import org.tousaidants.rules.judging.Dossier.Signature;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.SkillEvidence;

/// Builds dossiers of the invented people, complete under a protocol on a day; each test removes something.
public final class TestDossiers {
    private TestDossiers() {}

    public static Dossier complete(Protocol protocol, String id, String profile, LocalDate on) {
        var signatures = new HashMap<String, Signature>();
        for (var commitment : protocol.charter().of(profile))
            signatures.put(commitment.id(), new Signature(commitment.hash(), true, on));
        var levels = new ArrayList<Level>();
        protocol.skills()
                .of(profile)
                .forEach((competence, level) ->
                        levels.add(new Level(competence, level, SkillEvidence.CERTIFICATION, on)));
        return new Dossier(
                id,
                profile,
                "17415",
                on,
                signatures,
                levels,
                Optional.of(new Conclusion(true, on)),
                Map.of("actes-12-mois", new Observed(140, on)),
                Optional.empty());
    }

    public static Dossier signing(Dossier dossier, Map<String, Signature> signatures) {
        return new Dossier(
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

    public static Dossier knowing(Dossier dossier, List<Level> levels) {
        return new Dossier(
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

    public static Dossier with(Dossier dossier, Map<String, Observed> facts) {
        return new Dossier(
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

    public static Dossier recognised(Dossier dossier, LocalDate from, LocalDate until) {
        return new Dossier(
                dossier.id(),
                dossier.profile(),
                dossier.commune(),
                dossier.opened(),
                dossier.signatures(),
                dossier.levels(),
                dossier.interview(),
                dossier.facts(),
                Optional.of(new Held(from, until)));
    }
}
