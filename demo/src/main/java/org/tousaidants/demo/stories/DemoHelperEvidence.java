package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.helpers.ObservedHelperFacts;
import org.tousaidants.label.pix.SkillLevelProofs;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les dossiers du village » — creates signatures of the charter, and levels of skill with a document that the
/// invented coordinator Nadia has checked.
@Component
class DemoHelperEvidence {
    private static final int ATTESTED_DAYS_AGO = 40;
    private static final int OFTEN = 120;

    private final Helpers helpers;
    private final HelperLabelDossiers dossiers;
    private final SkillLevelProofs proofs;
    private final ObservedHelperFacts facts;
    private final PublishedRules rules;
    private final Clock clock;

    DemoHelperEvidence(
            Helpers helpers,
            HelperLabelDossiers dossiers,
            SkillLevelProofs proofs,
            ObservedHelperFacts facts,
            PublishedRules rules,
            Clock clock) {
        this.helpers = helpers;
        this.dossiers = dossiers;
        this.proofs = proofs;
        this.facts = facts;
        this.rules = rules;
        this.clock = clock;
    }

    void complete(SignedInPerson nadia, SignedInPerson self, String profile, String commune, String organisation) {
        helpers.begin(self, profile, commune, organisation);
        proofs.attest(
                nadia,
                dossiers.ofAccount(self.id()).orElseThrow().helper(),
                ParisTime.today(clock).minusDays(ATTESTED_DAYS_AGO),
                "Parcours Pix du village (démonstration)",
                "Attestation signée, vue à la permanence",
                new TreeMap<>(rules.now().protocol().skills().of(profile)));
    }

    /// Records enough activities of help for the helper to fulfil the label's requirement of practice.
    ///
    /// @param nadia coordinator who confirms the activities
    /// @param self helper who gave the help
    void practise(SignedInPerson nadia, SignedInPerson self) {
        facts.see(
                nadia,
                dossiers.ofAccount(self.id()).orElseThrow().helper(),
                new ObservedHelperFacts.ObservedFactInput(
                        "actes-12-mois",
                        OFTEN,
                        ParisTime.today(clock).minusDays(ATTESTED_DAYS_AGO),
                        "Feuilles de présence (démonstration)"));
    }
}
