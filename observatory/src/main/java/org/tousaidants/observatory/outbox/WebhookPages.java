package org.tousaidants.observatory.outbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;
import tools.jackson.databind.json.JsonMapper;

/// Pages that describe the public events for programmers, and coordination pages that manage the webhooks.
@Controller
class WebhookPages {
    private static final String DESK = "/bureau/flux";

    record WebhookView(Webhook hook, String secret, List<AbandonedWebhookDelivery> dead) {}

    record WebhookDeskView(Form form, List<FormChoice> types, List<WebhookView> hooks, String said) {}

    private final WebhookEvents events;
    private final WebhookEventCatalogue catalogue;

    WebhookPages(WebhookEvents events, WebhookEventCatalogue catalogue) {
        this.events = events;
        this.catalogue = catalogue;
    }

    @Bean
    static JournalSubjectNames hooksInJournal() {
        return JournalSubjectNames.shownAt("hook", _ -> DESK);
    }

    @GetMapping("/flux")
    @PublicAccess
    View list() {
        return View.of("observatory/outbox/events", catalogue.all());
    }

    @GetMapping("/flux/asyncapi.json")
    @PublicAccess
    void asyncApi(Page page, HttpServletResponse response) throws IOException {
        write(response, catalogue.asyncApi(page.url("")));
    }

    @GetMapping(WebhookEventType.SCHEMAS + "{name}.json")
    @PublicAccess
    void schema(@PathVariable String name, Page page, HttpServletResponse response) throws IOException {
        write(
                response,
                catalogue.named(name).orElseThrow(NotFoundException::new).schema(page.url("")));
    }

    private static void write(HttpServletResponse response, Object document) throws IOException {
        var body = JsonMapper.shared().writeValueAsBytes(document);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @GetMapping(DESK)
    @AllowedRoles(Role.COORDINATOR)
    View desk(SignedInPerson actor, Page page, @RequestParam(defaultValue = "") String suite) {
        return desk(page, Form.empty(), suite.matches("added|stopped|resumed|replayed|again") ? suite : "");
    }

    private View desk(Page page, Form form, String said) {
        var dead = events.dead();
        return View.of(
                "observatory/outbox/desk",
                new WebhookDeskView(
                        form,
                        catalogue.all().stream()
                                .map(type -> FormChoice.of(type.name(), type.said(page.lang())))
                                .toList(),
                        events.hooks().stream()
                                .map(hook -> new WebhookView(
                                        hook,
                                        events.secretOf(hook.id()),
                                        dead.stream()
                                                .filter(one -> one.hook().equals(hook.id()))
                                                .toList()))
                                .toList(),
                        said));
    }

    @PostMapping(DESK)
    @AllowedRoles(Role.COORDINATOR)
    View add(SignedInPerson actor, Form form, Page page) {
        var address = form.text("adresse").required().max(1000).as(WebhookPages::address, "outbox.address.wrong");
        var types = form.values("types").stream()
                .filter(name -> catalogue.named(name).isPresent())
                .toList();
        if (types.isEmpty()) form.error("types", "outbox.types.missing");
        if (form.hasErrors() || address.isEmpty()) return desk(page, form, "").status(422);
        events.add(actor, address.get(), types);
        return View.redirect(DESK + "?suite=added");
    }

    private static Optional<URI> address(String typed) {
        try {
            var address = new URI(typed);
            return Optional.of(address)
                    .filter(one -> one.getHost() != null && one.getUserInfo() == null)
                    .filter(one -> "https".equals(one.getScheme()) || "http".equals(one.getScheme()));
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    @PostMapping(DESK + "/{hook}/etats")
    @AllowedRoles(Role.COORDINATOR)
    View state(SignedInPerson actor, @PathVariable UUID hook, Form form) {
        var active = form.value("etat").equals("actif");
        events.stop(actor, hook, active);
        return View.redirect(DESK + "?suite=" + (active ? "resumed" : "stopped"));
    }

    @PostMapping(DESK + "/{hook}/reprises")
    @AllowedRoles(Role.COORDINATOR)
    View replay(SignedInPerson actor, @PathVariable UUID hook, Form form, Page page) {
        try {
            events.replay(actor, hook, LocalDate.parse(form.value("jour")));
        } catch (DateTimeParseException wrong) {
            form.error("jour", "outbox.day.wrong");
            return desk(page, form, "").status(422);
        }
        return View.redirect(DESK + "?suite=replayed");
    }

    @PostMapping(DESK + "/{hook}/renvois")
    @AllowedRoles(Role.COORDINATOR)
    View again(SignedInPerson actor, @PathVariable UUID hook) {
        events.again(actor, hook);
        return View.redirect(DESK + "?suite=again");
    }

    @Bean
    static TaskSource deliveryTasks(WebhookEvents events) {
        return TaskSource.coordination(() -> Task.several(
                        events.dead().stream().map(AbandonedWebhookDelivery::at).toList(),
                        TaskKind.SITE,
                        "outbox.card.waiting",
                        TaskActionLabel.OPEN,
                        DESK)
                .map(Task::later));
    }
}
