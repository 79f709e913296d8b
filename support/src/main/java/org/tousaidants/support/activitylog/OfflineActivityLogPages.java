package org.tousaidants.support.activitylog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.OfflinePagesScript;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Carnet de poche » — the offline page. Its shell is the same for everyone and contains no personal data, so
/// that a telephone may cache it; its entries are encrypted with a key of that sign-in.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class OfflineActivityLogPages {
    private static final String HERE = "/actes/poche";
    private static final List<String> FILES = List.of("ta.css", "acts.css", "acts-pocket.js", "icons.svg", "mark.svg");

    record OfflineShellView(Form form, List<String> shortcuts) {}

    /// @param who an id that identifies the person to their own device only; empty: not signed in
    record OfflineKey(String who, String token, String place) {}

    private final Activities acts;
    private final Clock clock;

    OfflineActivityLogPages(Activities acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @PublicAccess
    @GetMapping(HERE)
    View shell() {
        var shortcuts = NationalLogLists.themes().stream()
                .map(NationalLogLists.Theme::code)
                .toList();
        return View.of(
                "support/activitylog/pocket",
                new OfflineShellView(Form.filled(Map.of("tetes", List.of("1"), "ou", List.of("place"))), shortcuts));
    }

    @PublicAccess
    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return OfflinePagesScript.worker(page, "acts", List.of(HERE), FILES);
    }

    @PublicAccess
    @GetMapping(HERE + "/manifeste.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(Page page) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .cacheControl(CacheControl.noCache())
                .body(Map.of(
                        "name",
                        page.t("acts.pocket.title"),
                        "short_name",
                        page.t("acts.pocket.short"),
                        "lang",
                        page.lang(),
                        "start_url",
                        HERE,
                        "scope",
                        HERE,
                        "display",
                        "standalone",
                        "background_color",
                        "#fffdf8",
                        "theme_color",
                        "#0a5a70",
                        "icons",
                        List.of(Map.of("src", page.asset("mark.svg"), "sizes", "any", "type", "image/svg+xml"))));
    }

    /// The sender and the form token; empty when not signed in.
    @PublicAccess
    @GetMapping(HERE + "/jeton")
    ResponseEntity<OfflineKey> token(Optional<Actor> actor, Page page) {
        var pass = actor.map(self -> new OfflineKey(
                        self.id().toString(),
                        page.csrf().map(Page.Csrf::value).orElse(""),
                        acts.usual(self).map(Place::name).orElse("")))
                .orElseGet(() -> new OfflineKey("", "", ""));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pass);
    }

    /// Receives one act of the queue. 201, 200 and 410: done; 409 and 422: refused for good with the reason,
    /// which the device keeps.
    @PostMapping(HERE + "/envois")
    ResponseEntity<String> send(Actor actor, Form form, Page page) {
        var id = ValueParser.uuid(form.value("id"));
        var what = ActivityForm.parse(
                form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (id.isEmpty() || what.isEmpty())
            return said(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form.errors().stream()
                            .map(one -> page.t(one.key(), one.args().toArray()))
                            .distinct()
                            .collect(Collectors.joining(" ")));
        var theirNow = Optional.of(form.value("maintenant")).flatMap(ValueParser::moment);
        return switch (acts.log(actor, id.get(), what.get(), theirNow)) {
            case Activities.LoggingResult.ActivityLogged(var _, var again) ->
                said(again ? HttpStatus.OK : HttpStatus.CREATED, "");
            case Activities.LoggingResult.AlreadyWithdrawn() -> said(HttpStatus.GONE, "");
            case Activities.LoggingResult.IdOfAnotherPerson() -> said(HttpStatus.CONFLICT, page.t("acts.pocket.taken"));
            case Activities.LoggingResult.TooOld() -> said(HttpStatus.UNPROCESSABLE_CONTENT, page.t("acts.day.old"));
        };
    }

    private static ResponseEntity<String> said(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(words);
    }
}
