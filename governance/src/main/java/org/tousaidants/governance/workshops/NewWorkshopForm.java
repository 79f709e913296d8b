package org.tousaidants.governance.workshops;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;
import org.tousaidants.rules.protocol.LabelProtocol.LabelProfile;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;

/// Parses the settings of a new workshop.
final class NewWorkshopForm {
    static final int MOST_SEATS = 1_000;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DAYS = 30;

    private NewWorkshopForm() {}

    /// Returns the default settings of a workshop. All competences and no commitment of the charter are
    /// selected, because a workshop usually decides about the levels of competences first.
    static Form proposed(LabelProtocol protocol, LocalDate today) {
        return Form.filled(Map.of(
                "id", List.of(UUID.randomUUID().toString()),
                "jour", List.of(today.toString()),
                "places", List.of("40"),
                "ecart", List.of(Integer.toString(WorkshopAgreementRule.USUAL.mostSpread())),
                "part", List.of(Integer.toString(WorkshopAgreementRule.USUAL.sharePercent())),
                "competences",
                        protocol.skills().competences().stream()
                                .map(SkillCompetence::id)
                                .toList()));
    }

    static Optional<RulesWorkshops.NewWorkshopInput> parse(Form form, LabelProtocol protocol, LocalDate today) {
        var id = form.text("id").as(FormValueParser::uuid, "workshops.open.id.wrong");
        var title = form.text("titre")
                .required("workshops.open.name.missing")
                .max(LONGEST_TITLE)
                .get()
                .replaceAll("\\s+", " ");
        var day = form.text("jour")
                .required("workshops.open.day.missing")
                .as(FormValueParser::day, "workshops.open.day.missing")
                .filter(one -> !one.isBefore(today) && !one.isAfter(today.plusDays(LONGEST_DAYS)));
        if (day.isEmpty()) form.error("jour", "workshops.open.day.wrong", LONGEST_DAYS);
        var seats = form.text("places").required().integer(WorkshopAgreementRule.LEAST_FEWEST, MOST_SEATS);
        var spread = form.text("ecart").required().integer(0, 4);
        var share = form.text("part").required().integer(51, 100);
        var profiles = known(
                form,
                "profils",
                protocol.profiles().stream()
                        .filter(profile -> profile.nature() == HolderNature.PERSON)
                        .map(LabelProfile::id)
                        .collect(Collectors.toSet()));
        var competences = known(
                form,
                "competences",
                protocol.skills().competences().stream()
                        .map(SkillCompetence::id)
                        .collect(Collectors.toSet()));
        var commitments = protocol.charter().commitments().stream()
                .filter(commitment ->
                        form.has("chapitres", commitment.chapter()) || form.has("engagements", commitment.id()))
                .map(CharterCommitment::id)
                .collect(Collectors.toSet());
        if (profiles.isEmpty()) form.error("profils", "workshops.open.profiles.missing");
        if (competences.isEmpty() && commitments.isEmpty())
            form.error("competences", "workshops.open.questions.missing");
        if (form.hasErrors() || id.isEmpty() || day.isEmpty() || seats.isEmpty() || spread.isEmpty() || share.isEmpty())
            return Optional.empty();
        return Optional.of(new RulesWorkshops.NewWorkshopInput(
                id.get(),
                title,
                day.get(),
                seats.get(),
                new WorkshopAgreementRule(WorkshopAgreementRule.LEAST_FEWEST, spread.get(), share.get()),
                profiles,
                competences,
                commitments));
    }

    private static Set<String> known(Form form, String field, Set<String> all) {
        return form.values(field).stream().filter(all::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
