package org.tousaidants.rules.forks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.forks.WorkshopRulesDraft.CommitmentWish;
import org.tousaidants.rules.forks.WorkshopRulesDraft.SkillLevelWish;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LocalisedText;

/// Tests a workshop's wishes, written into the files of a territory as a person would write them.
class WorkshopRulesDraftTest {
    private static final String ORIGIN = "Atelier « Saintes » du 3 décembre 2026";

    @Test
    void levelsAreWrittenAmongTheLinesOfOthers() {
        var made = made(
                List.of(new SkillLevelWish("benevole", "4.2", 5), new SkillLevelWish("accueil", "1.1", 4)), List.of());
        assertThat(made.changes().get(LocalisedText.of("diff.chapter.skills")))
                .extracting(LocalisedText::toString)
                .containsExactlyInAnyOrder(
                        "En 1.1 « Mener une recherche et une veille d’information », le niveau attendu de"
                                + " « Agent·e d’accueil » monte de 3 à 4",
                        "En 4.2 « Protéger les données personnelles et la vie privée », le niveau attendu de"
                                + " « Bénévole » monte de 4 à 5");
        assertThat(made.folder().files().get("competences.yaml"))
                .startsWith(
                        "# yaml-language-server: $schema=../schema/territoire/competences.schema.json\npourquoi: >-")
                .contains("  # " + ORIGIN + "\n  \"1.1\": {accueil: 4}\n  \"4.1\": {accueil: 4}\n")
                .contains("  \"4.2\": {accueil: 4, benevole: 5}\nexemples:\n  # Ce niveau suffit au socle, plus ici.");
        assertThat(made.held()).isEmpty();
        // One example still expects the previous level. The draft lists it, so that the publisher corrects it.
        assertThat(made.examples()).containsExactly("claire-au-niveau-du-socle");
        assertThat(made.after().identity().version()).isEqualTo("1.1.0");
        assertThat(made.after().identity().status()).isEqualTo(LabelProtocol.ProtocolStatus.PROPOSED);
    }

    @Test
    void aTerritoryGoesBackToTheBaseButNotBelow() {
        var made = made(
                List.of(new SkillLevelWish("accueil", "4.2", 3), new SkillLevelWish("benevole", "4.2", 1)), List.of());
        assertThat(made.after().skills().level("accueil", "4.2")).isEqualTo(3);
        assertThat(made.after().skills().level("benevole", "4.2")).isEqualTo(3);
        assertThat(made.held())
                .extracting(WorkshopRulesDraft.RefusedWorkshopWish::words)
                .singleElement()
                .asString()
                .contains("l’atelier demande 1 à « Bénévole »")
                .contains("le socle fixe 3");
    }

    @Test
    void commitmentsFindThoseWhoTakeThem() {
        var made = made(
                List.of(),
                List.of(
                        new CommitmentWish("proche", "CH-06", true),
                        new CommitmentWish("benevole", "CM-01", false),
                        new CommitmentWish("formateur", "CM-01", true),
                        new CommitmentWish("benevole", "CH-01", false),
                        new CommitmentWish("accueil", "CH-01", true)));
        var charter = made.after().charter();
        assertThat(charter.commitment("CH-06").orElseThrow().profiles()).contains("proche", "benevole");
        assertThat(charter.commitment("CM-01").orElseThrow().profiles())
                .contains("formateur", "lieu")
                .doesNotContain("benevole");
        assertThat(charter.commitment("CH-01").orElseThrow().profiles()).contains("benevole");
        assertThat(made.held())
                .extracting(WorkshopRulesDraft.RefusedWorkshopWish::words)
                .singleElement()
                .asString()
                .contains("CH-01")
                .contains("le socle le demande");
        assertThat(made.folder().files().get("charte.yaml"))
                .contains("      Je connais les permanences et les passages du bus")
                .contains("« Le bus est à Cozes mardi");
    }

    @Test
    void aNetworkThatHasOnlyTheBaseGetsItsFirstFiles() {
        var base = RulesFolder.shipped("base").orElseThrow();
        var hostile = "Atelier \"du 3\" : # { [ & * \\ \n---\n! fin";
        var made = written(WorkshopRulesDraft.of(
                base,
                Optional.empty(),
                new WorkshopRulesDraft.WorkshopWishes(
                        List.of(new SkillLevelWish("proche", "3.4", 1), new SkillLevelWish("proche", "1.1", 0)),
                        List.of(new CommitmentWish("proche", "CH-06", true)),
                        hostile,
                        LocalDate.of(2027, 1, 3),
                        "creuse",
                        "« Tous aidants » en Creuse")));
        assertThat(made.after().identity().base()).contains(new LabelProtocol.ProtocolReference("base", "1.0.0"));
        assertThat(made.after().skills().level("proche", "3.4")).isOne();
        assertThat(made.after().skills().level("proche", "1.1")).isOne();
        assertThat(made.held()).hasSize(1);
        assertThat(made.after().identity().source()).isEqualTo("Atelier \"du 3\" : # { [ & * \\ --- ! fin");
        assertThat(made.folder().files().keySet()).containsExactly("charte.yaml", "competences.yaml", "protocole.yaml");
    }

    @Test
    void nothingWishedChangesNoRule() {
        var made = made(
                List.of(new SkillLevelWish("benevole", "4.2", 4)),
                List.of(new CommitmentWish("benevole", "CM-01", true)));
        assertThat(made.changes().keySet()).extracting(LocalisedText::toString).containsExactly("Le protocole");
        assertThat(made.folder().files().get("competences.yaml"))
                .isEqualTo(RulesFolder.shipped("charente-maritime")
                        .orElseThrow()
                        .files()
                        .get("competences.yaml"));
    }

    @Test
    void whatIsNoLongerInTheProtocolIsTold() {
        var made = made(
                List.of(new SkillLevelWish("sourcier", "4.2", 4)),
                List.of(new CommitmentWish("benevole", "ZZ-99", true)));
        assertThat(made.held()).hasSize(2);
    }

    @Test
    void filesWrittenAllOnOneLineAreRefusedRatherThanSpoilt() {
        var files = new TreeMap<>(
                RulesFolder.shipped("charente-maritime").orElseThrow().files());
        files.put("competences.yaml", "{pourquoi: parce que, source: nous, grille: {\"4.1\": {accueil: 4}}}\n");
        var writing = WorkshopRulesDraft.of(
                new RulesFolder("charente-maritime", files, List.of()),
                RulesFolder.shipped("base"),
                wishes(List.of(new SkillLevelWish("accueil", "4.1", 5)), List.of()));
        assertThat(writing).isInstanceOf(WorkshopRulesDraft.DraftNotWritten.class);
    }

    private static WorkshopRulesDraft made(List<SkillLevelWish> levels, List<CommitmentWish> takings) {
        return written(WorkshopRulesDraft.of(
                RulesFolder.shipped("charente-maritime").orElseThrow(),
                RulesFolder.shipped("base"),
                wishes(levels, takings)));
    }

    private static WorkshopRulesDraft.WorkshopWishes wishes(List<SkillLevelWish> levels, List<CommitmentWish> takings) {
        return new WorkshopRulesDraft.WorkshopWishes(
                levels, takings, ORIGIN, LocalDate.of(2027, 1, 3), "charente-maritime", "« Tous aidants »");
    }

    private static WorkshopRulesDraft written(WorkshopRulesDraft.DraftWritingResult writing) {
        return switch (writing) {
            case WorkshopRulesDraft.DraftWritten(var amendment) -> amendment;
            case WorkshopRulesDraft.DraftNotWritten(var mistakes) -> throw new AssertionError(mistakes.toString());
        };
    }
}
