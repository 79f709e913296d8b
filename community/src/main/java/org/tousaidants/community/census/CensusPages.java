package org.tousaidants.community.census;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator manages censuses, and the form that a link in a letter opens.
@Controller
class CensusPages {
    private static final String DESK = "/bureau/recensements";

    record CensusListView(List<Census> censuses, Form form) {}

    /// The page of a census.
    ///
    /// @param over whether the census has ended
    /// @param reminded number of reminders just sent; -1 if none were requested
    record CensusView(Censuses.CensusResults results, boolean over, int reminded) {}

    /// The form that a link opens.
    ///
    /// @param secret the secret in the link
    /// @param said « saved », « over » or empty
    record CensusAnswerFormView(Censuses.OpenedCensusForm open, Form form, String secret, String said) {
        static List<FormChoice> choices(CensusQuestion question, Page page) {
            return CensusForm.options(question).stream()
                    .map(one -> question.kind() == CensusQuestion.CensusAnswerKind.YES_NO
                            ? FormChoice.of(one, page.t("census." + one))
                            : FormChoice.of(one, page.french(one)).french())
                    .toList();
        }
    }

    private final Censuses censuses;
    private final Clock clock;

    CensusPages(Censuses censuses, Clock clock) {
        this.censuses = censuses;
        this.clock = clock;
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping(DESK)
    View list(SignedInPerson actor) {
        return listed(CensusForm.proposed(ParisTime.today(clock).getYear()));
    }

    private View listed(Form form) {
        return View.of("community/census/desk", new CensusListView(censuses.list(), form));
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping(DESK)
    View open(SignedInPerson actor, Form form) {
        var opening = CensusForm.opening(form, ParisTime.today(clock));
        if (opening.isEmpty()) return listed(form).status(422);
        var one = opening.get();
        censuses.open(actor.network(), one.census(), one.file(), one.structures());
        return View.redirect(DESK + "/" + one.census().id());
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping(DESK + "/{id}")
    View show(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "-1") int relances) {
        var results = results(id);
        return View.of(
                "community/census/census",
                new CensusView(
                        results, !clock.instant().isBefore(results.census().ends()), relances));
    }

    private Censuses.CensusResults results(UUID id) {
        return censuses.results(id).orElseThrow(NotFoundException::new);
    }

    @AllowedRoles(Role.COORDINATOR)
    @PostMapping(DESK + "/{id}/relances")
    View remind(SignedInPerson actor, @PathVariable UUID id) {
        return View.redirect(DESK + "/" + id + "?relances=" + censuses.remind(actor.network(), id));
    }

    @AllowedRoles(Role.COORDINATOR)
    @GetMapping(DESK + "/{id}/reponses.csv")
    ResponseEntity<byte[]> answers(SignedInPerson actor, @PathVariable UUID id) {
        var results = results(id);
        var values = new HashMap<UUID, Map<String, String>>();
        for (var one : censuses.answers(id))
            values.computeIfAbsent(one.asked(), _ -> new HashMap<>()).put(one.question(), one.value());
        var head = new ArrayList<>(List.of("structure"));
        results.census().questions().forEach(question -> head.add(question.id()));
        var out = CsvTable.forPeople(head.toArray());
        for (var asked : results.asked()) {
            var row = new ArrayList<>(List.of(asked.name()));
            for (var question : results.census().questions())
                row.add(values.getOrDefault(asked.id(), Map.of()).getOrDefault(question.id(), ""));
            out.row(row);
        }
        return FileResponse.csv("recensement-" + results.census().year() + ".csv", out);
    }

    @PublicAccess
    @GetMapping(Censuses.HERE + "{secret}")
    @RateLimit(cost = 5)
    View form(@PathVariable String secret, TerritoryNetwork network, @RequestParam(defaultValue = "") String suite) {
        var open = found(secret);
        var values = new HashMap<String, List<String>>();
        open.values().forEach((question, value) -> values.put("q-" + question, List.of(value)));
        return answering(open, Form.filled(Map.copyOf(values)), secret, suite.equals("ok") ? "saved" : "");
    }

    private static View answering(Censuses.OpenedCensusForm open, Form form, String secret, String said) {
        return View.of(
                        "community/census/answer",
                        new CensusAnswerFormView(open, form, secret, open.over() ? "over" : said))
                .atASecret();
    }

    private Censuses.OpenedCensusForm found(String secret) {
        return censuses.show(secret).orElseThrow(NotFoundException::new);
    }

    @PublicAccess
    @PostMapping(Censuses.HERE + "{secret}")
    View answer(@PathVariable String secret, TerritoryNetwork network, Form form) {
        var open = found(secret);
        var values = CensusForm.answers(form, open.census().questions());
        if (values.isEmpty()) return answering(open, form, secret, "").status(422);
        return censuses.answer(secret, values.get())
                ? View.redirect(Censuses.HERE + secret + "?suite=ok").atASecret()
                : answering(open, form, secret, "over").status(409);
    }
}
