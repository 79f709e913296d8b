package org.tousaidants.label.helpers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.label.observations.ObservedFactRow;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;

/// Pages on which a coordinator records facts about a helper, one at a time.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelperFactPages {
    private static final String HERE = "/bureau/aidants/{helper}/constats";
    private static final int LONGEST_SOURCE = 200;

    record HelperFactsView(ObservedHelperFacts.ObservedFactsOfHelper of, Form form) {
        static List<FormChoice> yesNo(Page page) {
            return List.of(FormChoice.of("1", page.t("dossiers.yes")), FormChoice.of("0", page.t("dossiers.no")));
        }

        List<ObservedFactRow> lines(Page page) {
            return of.seen().stream()
                    .map(one -> ObservedFactRow.of(one, of.facts(), of.names(), page))
                    .toList();
        }
    }

    private final ObservedHelperFacts facts;

    HelperFactPages(ObservedHelperFacts facts) {
        this.facts = facts;
    }

    @GetMapping(HERE)
    View facts(SignedInPerson actor, @PathVariable UUID helper) {
        return View.of("label/helpers/facts", new HelperFactsView(found(actor, helper), Form.empty()));
    }

    @PostMapping(HERE)
    View see(SignedInPerson actor, @PathVariable UUID helper, Form form) {
        var of = found(actor, helper);
        var sight = sight(form, of.facts());
        if (sight.isEmpty())
            return View.of("label/helpers/facts", new HelperFactsView(of, form)).status(422);
        return switch (facts.see(actor, helper, sight.get())) {
            case ObservedHelperFacts.FactRecordingResult.FactRecorded() ->
                View.redirect(HERE.replace("{helper}", helper.toString()));
            case ObservedHelperFacts.FactRecordingResult.FactDateInFuture() ->
                View.of(
                                "label/helpers/facts",
                                new HelperFactsView(
                                        of, form.error("jour-" + sight.get().fact(), "helpers.facts.ahead")))
                        .status(422);
            case ObservedHelperFacts.FactRecordingResult.OwnFactsRefused() ->
                View.of(
                                "label/helpers/facts",
                                new HelperFactsView(
                                        of, form.error("source-" + sight.get().fact(), "helpers.facts.herself")))
                        .status(403);
            case ObservedHelperFacts.FactRecordingResult.ObservedHelperNotFound() -> throw new NotFoundException();
        };
    }

    private static Optional<ObservedHelperFacts.ObservedFactInput> sight(Form form, List<LabelFact> facts) {
        var fact = facts.stream()
                .filter(one -> one.id().equals(form.value("constat")))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var id = fact.id();
        var value = form.text("valeur-" + id)
                .required("helpers.facts.value.missing")
                .integer(0, fact.type() == LabelFactType.YES_NO ? 1 : ObservedHelperFacts.MOST);
        var on = form.text("jour-" + id)
                .required("helpers.facts.day.missing")
                .as(FormValueParser::day, "helpers.facts.day.missing");
        var source = form.text("source-" + id)
                .required("helpers.facts.source.missing")
                .max(LONGEST_SOURCE)
                .get()
                .replaceAll("\\s+", " ");
        return form.hasErrors() || value.isEmpty() || on.isEmpty()
                ? Optional.empty()
                : Optional.of(new ObservedHelperFacts.ObservedFactInput(id, value.get(), on.get(), source));
    }

    private ObservedHelperFacts.ObservedFactsOfHelper found(SignedInPerson actor, UUID helper) {
        return facts.of(actor, helper).orElseThrow(NotFoundException::new);
    }
}
