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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.label.observations.ObservationRow;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.Label.Fact;
import org.tousaidants.rules.protocol.Label.FactType;

/// Pages on which a coordinator records facts about a helper, one at a time.
@Controller
@AllowedRoles(Role.COORDINATOR)
class HelperFactPages {
    private static final String HERE = "/bureau/aidants/{helper}/constats";
    private static final int LONGEST_SOURCE = 200;

    record FactView(ObservedFacts.Of of, Form form) {
        static List<Choice> yesNo(Page page) {
            return List.of(Choice.of("1", page.t("dossiers.yes")), Choice.of("0", page.t("dossiers.no")));
        }

        List<ObservationRow> lines(Page page) {
            return of.seen().stream()
                    .map(one -> ObservationRow.of(one, of.facts(), of.names(), page))
                    .toList();
        }
    }

    private final ObservedFacts facts;

    HelperFactPages(ObservedFacts facts) {
        this.facts = facts;
    }

    @GetMapping(HERE)
    View facts(Actor actor, @PathVariable UUID helper) {
        return View.of("label/helpers/facts", new FactView(found(actor, helper), Form.empty()));
    }

    @PostMapping(HERE)
    View see(Actor actor, @PathVariable UUID helper, Form form) {
        var of = found(actor, helper);
        var sight = sight(form, of.facts());
        if (sight.isEmpty())
            return View.of("label/helpers/facts", new FactView(of, form)).status(422);
        return switch (facts.see(actor, helper, sight.get())) {
            case ObservedFacts.FactRecordingResult.Written() ->
                View.redirect(HERE.replace("{helper}", helper.toString()));
            case ObservedFacts.FactRecordingResult.Ahead() ->
                View.of(
                                "label/helpers/facts",
                                new FactView(
                                        of, form.error("jour-" + sight.get().fact(), "helpers.facts.ahead")))
                        .status(422);
            case ObservedFacts.FactRecordingResult.Herself() ->
                View.of(
                                "label/helpers/facts",
                                new FactView(
                                        of, form.error("source-" + sight.get().fact(), "helpers.facts.herself")))
                        .status(403);
            case ObservedFacts.FactRecordingResult.NotFound() -> throw new NotFound();
        };
    }

    private static Optional<ObservedFacts.ObservedFactInput> sight(Form form, List<Fact> facts) {
        var fact = facts.stream()
                .filter(one -> one.id().equals(form.value("constat")))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var id = fact.id();
        var value = form.text("valeur-" + id)
                .required("helpers.facts.value.missing")
                .integer(0, fact.type() == FactType.YES_NO ? 1 : ObservedFacts.MOST);
        var on = form.text("jour-" + id)
                .required("helpers.facts.day.missing")
                .as(ValueParser::day, "helpers.facts.day.missing");
        var source = form.text("source-" + id)
                .required("helpers.facts.source.missing")
                .max(LONGEST_SOURCE)
                .get()
                .replaceAll("\\s+", " ");
        return form.hasErrors() || value.isEmpty() || on.isEmpty()
                ? Optional.empty()
                : Optional.of(new ObservedFacts.ObservedFactInput(id, value.get(), on.get(), source));
    }

    private ObservedFacts.Of found(Actor actor, UUID helper) {
        return facts.of(actor, helper).orElseThrow(NotFound::new);
    }
}
