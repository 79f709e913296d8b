package org.tousaidants.demo.stories;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.governance.campaigns.HelperRecruitmentCampaigns;
import org.tousaidants.governance.ruleproposals.RulesDrafts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.rules.archive.RulesArchive;
import org.tousaidants.rules.archive.RulesFolder;

/// Creates a draft of rules under discussion: relatives and volunteers need a higher level for passwords, and the
/// draft proposes three alternative requirements with the same aims.
@Component
class DemoRulesDraft {
    private static final String FILE = "benevoles-prudents.zip";

    /// The alternative requirements of the draft; they are only examples, and no committee has voted on them.
    private static final String OTHER_MEANS = """
            pourquoi: On apprend aussi en faisant à deux, et les îles n’ont pas de lieu d’examen.
            source: Exemple inventé pour la démonstration.
            faits:
              - id: six-mois-a-deux
                type: oui-non
                question: La personne a-t-elle aidé six mois avec un pair reconnu ?
              - id: atelier-observe
                type: oui-non
                question: Deux pairs d’autres structures ont-ils vu la personne mener un atelier ?
              - id: permanences-ile
                type: oui-non
                question: La personne a-t-elle tenu dix permanences sur une île depuis un an ?
            exigences:
              - id: six-mois-a-deux
                nom: Six mois à deux
                nature: constat
                fait: six-mois-a-deux
                profils: [benevole]
                moyen-de: competences
                raison: Un bénévole âgé craint l’examen, et apprend bien avec un pair.
                approuve-par: à voter, proposé par l’atelier de la démonstration
                que-faire: Aidez six mois avec un pair reconnu, dans un lieu du réseau.
                ou: Dans un lieu du réseau.
              - id: atelier-observe
                nom: Un atelier observé
                nature: constat
                fait: atelier-observe
                profils: [service-civique]
                moyen-de: entretien
                raison: La posture se voit mieux en action que pendant un entretien.
                approuve-par: à voter, proposé par l’atelier de la démonstration
                que-faire: Invitez deux pairs à l’un de vos ateliers.
                ou: Là où vous menez l’atelier.
              - id: permanences-ile
                nom: Dix permanences sur une île
                nature: constat
                fait: permanences-ile
                profils: [conseiller, mediateur]
                moyen-de: pratique
                raison: Sur une île, on aide peu de personnes, mais on y va par tous les temps.
                approuve-par: à voter, proposé par l’atelier de la démonstration
                que-faire: Tenez dix permanences, et notez-les dans votre journal d’activité.
                ou: Sur Aix, Oléron ou Ré.
            """;

    private final RulesDrafts drafts;
    private final HelperRecruitmentCampaigns campaigns;
    private final TerritoryNetworks networks;
    private final Clock clock;

    DemoRulesDraft(RulesDrafts drafts, HelperRecruitmentCampaigns campaigns, TerritoryNetworks networks, Clock clock) {
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.networks = networks;
        this.clock = clock;
    }

    void begin(SignedInPerson by) {
        campaigns.begin(
                by,
                UUID.randomUUID(),
                "Deux heures par semaine, près de chez vous",
                "Vous savez remplir un formulaire ? Aidez une personne de votre commune. On vous forme, on vous soutient.",
                LocalDate.now(clock).plusMonths(3),
                "vingt-minutes");
        RulesFolder.shipped(networks.here().id()).ifPresent(folder -> {
            var texts = new TreeMap<>(folder.files());
            texts.computeIfPresent(
                    "competences.yaml",
                    (_, text) ->
                            text.replace("\"4.1\": {accueil: 4}", "\"4.1\": {accueil: 4, proche: 2, benevole: 3}"));
            texts.computeIfPresent(
                    "protocole.yaml", (_, text) -> text.replaceFirst("version: 1.0.0", "version: 1.1.0"));
            texts.put("label-aidants.yaml", OTHER_MEANS);
            var files = new TreeMap<String, byte[]>();
            texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
            bring(by, RulesArchive.zip(files));
        });
    }

    private void bring(SignedInPerson by, byte[] zip) {
        try {
            var result = drafts.bring(by, FILE, new ByteArrayInputStream(zip));
            if (!(result instanceof RulesDrafts.DraftImportResult.DraftUploaded))
                throw new IllegalStateException("The draft of the demonstration is refused: " + result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
