package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.helpers.ObservedFacts;
import org.tousaidants.label.pix.LevelProofs;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les dossiers du village » — creates signatures of the charter, and levels from a document that Nadia
/// checked.
@Component
class DemoHelperEvidence {
    private static final int ATTESTED_DAYS_AGO = 40;
    private static final int OFTEN = 120;

    private final Helpers helpers;
    private final HelperDossiers dossiers;
    private final LevelProofs proofs;
    private final ObservedFacts facts;
    private final PublishedRules rules;
    private final Clock clock;

    DemoHelperEvidence(
            Helpers helpers,
            HelperDossiers dossiers,
            LevelProofs proofs,
            ObservedFacts facts,
            PublishedRules rules,
            Clock clock) {
        this.helpers = helpers;
        this.dossiers = dossiers;
        this.proofs = proofs;
        this.facts = facts;
        this.rules = rules;
        this.clock = clock;
    }

    void complete(Actor nadia, Actor self, String profile, String commune, String organisation) {
        helpers.begin(self, profile, commune, organisation);
        proofs.attest(
                nadia,
                dossiers.ofAccount(self.id()).orElseThrow().helper(),
                ParisTime.today(clock).minusDays(ATTESTED_DAYS_AGO),
                "Parcours Pix du village (démonstration)",
                "Attestation signée, vue à la permanence",
                new TreeMap<>(rules.now().protocol().skills().of(profile)));
    }

    /// Records that the helper often helps.
    void practise(Actor nadia, Actor self) {
        facts.see(
                nadia,
                dossiers.ofAccount(self.id()).orElseThrow().helper(),
                new ObservedFacts.ObservedFactInput(
                        "actes-12-mois",
                        OFTEN,
                        ParisTime.today(clock).minusDays(ATTESTED_DAYS_AGO),
                        "Feuilles de présence (démonstration)"));
    }
}
