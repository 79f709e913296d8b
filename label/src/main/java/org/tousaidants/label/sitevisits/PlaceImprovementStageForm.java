package org.tousaidants.label.sitevisits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.LabelRules;
import org.tousaidants.rules.protocol.LabelRules.StageParticipants;

/// The form that plans or reports a stage.
record PlaceImprovementStageForm(
        Form form, PlaceImprovementStages.PlaceStagesData working, Function<String, List<Place>> meant, Clock clock) {
    private static final int COMPANY_MAX = 300;
    private static final int WORDS_MAX = 1000;
    private static final int PEOPLE_MAX = 999;
    private static final int TELLER_MAX = 160;
    private static final int SHOWN = 5;

    /// Returns the stage; empty if the form has errors.
    ///
    /// @param by account of the coordinator; empty if the team writes, which must then name its member
    Optional<PlaceImprovementStage> stage(Optional<UUID> by) {
        var step = form.text("etape").required("visits.working.stage.missing").as(working::step, "web.error.choice");
        var day = form.text("jour").required("visits.day.missing").as(FormValueParser::day, "visits.working.day.wrong");
        var company = form.text("avec")
                .required("visits.working.with.missing")
                .max(COMPANY_MAX)
                .get();
        var changed = form.text("change").max(WORDS_MAX).get();
        var why = form.text("pourquoi").max(WORDS_MAX).get();
        var welcome = welcome();
        var peer = peer();
        var teller = by.isPresent()
                ? ""
                : form.text("qui")
                        .required("visits.working.teller.missing")
                        .max(TELLER_MAX)
                        .get();
        if (step.isPresent() && day.isPresent() && !day.get().isAfter(LocalDate.now(clock))) done(step.get());
        if (form.hasErrors() || step.isEmpty() || day.isEmpty()) return Optional.empty();
        return Optional.of(new PlaceImprovementStage(
                step.get().id(),
                day.get(),
                company,
                changed,
                why,
                welcome,
                step.get().with() == StageParticipants.PEER_PLACE ? peer.map(Place::id) : Optional.empty(),
                by,
                teller,
                clock.instant()));
    }

    /// Checks that the required fields are filled. A report has required fields, a plan has none.
    ///
    /// @param step the stage in the rules
    private void done(LabelRules.LabelStage step) {
        switch (step.with()) {
            case INHABITANTS -> missing("interrogees", "visits.welcome.missing");
            case PEER_PLACE -> missing("lieu", "visits.working.peer.missing");
            case TEAM, COMMITTEE -> {
                missing("change", "visits.working.changed.missing");
                missing("pourquoi", "visits.working.why.missing");
            }
        }
    }

    private void missing(String field, String key) {
        var typed = form.value(field).strip();
        if ((typed.isEmpty() || typed.equals("0")) && form.error(field).isEmpty()) form.error(field, key);
    }

    private PlaceImprovementStage.StageWelcomeCounts welcome() {
        var asked = people("interrogees");
        var dared = people("osent");
        if (dared > asked) form.error("osent", "visits.welcome.order");
        return new PlaceImprovementStage.StageWelcomeCounts(asked, Math.min(asked, dared));
    }

    /// Returns the number of people in a field of the form. An empty field gives the value that means « not
    /// asked ».
    ///
    /// @param name name of the field
    private int people(String name) {
        return form.text(name).integer(0, PEOPLE_MAX).orElse(0);
    }

    private Optional<Place> peer() {
        var typed = form.text("lieu").max(COMPANY_MAX).get().strip();
        if (typed.isEmpty()) return Optional.empty();
        var found = meant.apply(typed).stream()
                .filter(place -> !place.id().equals(working.place().id()))
                .toList();
        if (found.isEmpty()) form.error("lieu", "visits.working.peer.none");
        if (found.size() > 1)
            form.error(
                    "lieu",
                    "visits.working.peer.several",
                    found.stream()
                            .limit(SHOWN)
                            .map(place -> place.name() + ", " + place.commune())
                            .collect(Collectors.joining(" ; ")));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
