package org.tousaidants.path.actsofhelp;

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
import org.tousaidants.core.text.Parse;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Offline;
import org.tousaidants.platform.web.Open;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Carnet de poche » — the page that works without a network. Its shell is the same for everybody and holds
/// nothing of anybody, so that a telephone may keep it; what is written on it is sealed with a key of that sign-in.
@Controller
@For({Role.HELPER, Role.COORDINATOR})
class PocketPages {
    private static final String HERE = "/actes/poche";
    private static final List<String> FILES = List.of("ta.css", "acts.css", "acts-pocket.js", "icons.svg", "mark.svg");

    record Shell(Form form, List<String> shortcuts) {}

    /// @param who an id that names her to her own device only; empty: no account is connected
    record Pass(String who, String token, String place) {}

    private final Acts acts;
    private final Clock clock;

    PocketPages(Acts acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @Open
    @GetMapping(HERE)
    View shell() {
        var shortcuts = DiaryLists.themes().stream().map(DiaryLists.Theme::code).toList();
        return View.of(
                "path/actsofhelp/pocket",
                new Shell(Form.filled(Map.of("tetes", List.of("1"), "ou", List.of("place"))), shortcuts));
    }

    @Open
    @GetMapping(HERE + "/sw.js")
    ResponseEntity<String> worker(Page page) {
        return Offline.worker(page, "acts", List.of(HERE), FILES);
    }

    @Open
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

    /// What the page needs to send: who sends, and the token of her forms; empty when no account is connected.
    @Open
    @GetMapping(HERE + "/jeton")
    ResponseEntity<Pass> token(Optional<Actor> actor, Page page) {
        var pass = actor.map(self -> new Pass(
                        self.id().toString(),
                        page.csrf().map(Page.Csrf::value).orElse(""),
                        acts.usual(self).map(Place::name).orElse("")))
                .orElseGet(() -> new Pass("", "", ""));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pass);
    }

    /// One act of the queue. 201 and 200 and 410 say that it need not be sent again; 409 and 422 that it never will
    /// be taken as it is, and why: the device keeps it with these words.
    @PostMapping(HERE + "/envois")
    ResponseEntity<String> send(Actor actor, Form form, Page page) {
        var id = Parse.uuid(form.value("id"));
        var what =
                ActForm.parse(form, () -> acts.usual(actor).map(one -> one.id().value()), clock);
        if (id.isEmpty() || what.isEmpty())
            return said(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form.errors().stream()
                            .map(one -> page.t(one.key(), one.args().toArray()))
                            .distinct()
                            .collect(Collectors.joining(" ")));
        var theirNow = Optional.of(form.value("maintenant")).flatMap(Parse::moment);
        return switch (acts.log(actor, id.get(), what.get(), theirNow)) {
            case Acts.Logging.Kept(var _, var again) -> said(again ? HttpStatus.OK : HttpStatus.CREATED, "");
            case Acts.Logging.TakenBack() -> said(HttpStatus.GONE, "");
            case Acts.Logging.AnotherHas() -> said(HttpStatus.CONFLICT, page.t("acts.pocket.taken"));
            case Acts.Logging.TooOld() -> said(HttpStatus.UNPROCESSABLE_CONTENT, page.t("acts.day.old"));
        };
    }

    private static ResponseEntity<String> said(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(words);
    }
}
