package org.tousaidants.label.badges;

import gg.jte.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.badges.Badge.State;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NavLink;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.versions.RulesVersion;

/// « Vérifier » — anybody asks whether a person, or a place, is recognised today; the answer is one sentence.
@Controller
@PublicAccess
@RateLimit
class BadgeVerificationPages {
    private static final int MENU_ORDER = 40;
    private static final String PIECE = "piece";

    /// @param newer whether the submitted file is older than the one in force
    /// @param rules of the badge
    record Answer(
            Badge badge,
            State state,
            boolean sound,
            Optional<Place> place,
            boolean newer,
            Optional<RulesVersion> rules) {
        /// Whether its rules were voted.
        boolean voted() {
            return rules.filter(RulesVersion::adopted).isPresent();
        }

        /// The address of the exact rules.
        String rulesPath() {
            return rules.map(RulesVersion::path)
                    .orElseGet(() -> RulesVersion.path(
                            badge.recognised().protocol(), badge.recognised().version()));
        }

        /// « Réponse d’un vérificateur ».
        enum Says {
            YES("ok"),
            NO("danger"),
            /// Unknown here: not a yes.
            UNSURE("warn");

            private final String notice;

            Says(String notice) {
                this.notice = notice;
            }

            /// The end of a key.
            String key() {
                return ConstantName.low(this);
            }

            String notice() {
                return notice;
            }
        }

        Says says() {
            if (!sound || closed().isPresent()) return Says.NO;
            return switch (state) {
                case VALID -> gone().isPresent() ? Says.UNSURE : Says.YES;
                case EARLY -> Says.UNSURE;
                case LAPSED, SUSPENDED, WITHDRAWN -> Says.NO;
            };
        }

        boolean yes() {
            return says() == Says.YES;
        }

        /// A place that has closed does not help, whatever its badge says.
        private Optional<LocalDate> closed() {
            return place.flatMap(Place::closedAt).map(moment -> Paris.day(moment));
        }

        /// Its source no longer has it: it may have closed, or the source may be wrong.
        private Optional<LocalDate> gone() {
            return place.flatMap(Place::goneAt).map(moment -> Paris.day(moment));
        }

        /// « Oui : … », in one sentence.
        Content sentence(Page page) {
            var name = badge.name().isEmpty() ? page.t("badges.verify.holder") : badge.name();
            var what = page.quoted(badge.recognised().name());
            if (badge.forgotten())
                return page.with(
                        "badges.verify.forgotten",
                        what,
                        page.day(Paris.day(badge.last().at())));
            if (!sound) return page.with("badges.verify.unsound");
            if (closed().isPresent() && (state == State.VALID || state == State.EARLY))
                return page.with("badges.verify.closed", name, page.day(closed().get()));
            if (state == State.VALID && gone().isPresent())
                return page.with("badges.verify.gone", name, page.day(gone().get()));
            return switch (state) {
                case EARLY ->
                    page.with(
                            "badges.verify.early",
                            name,
                            what,
                            page.moment(badge.edition().from()));
                case VALID -> page.with("badges.verify.valid", page.network(), name, what, page.day(badge.lastDay()));
                case LAPSED -> page.with("badges.verify.lapsed", name, what, page.day(badge.lastDay()));
                case SUSPENDED, WITHDRAWN ->
                    page.with(
                            "badges.verify." + ConstantName.low(state),
                            name,
                            what,
                            page.day(Paris.day(badge.last().at())));
            };
        }
    }

    /// @param number as it was typed, when it is worth repeating
    record Unknown(String number) {}

    record VerifyFormView(Form form) {}

    private final Badges badges;
    private final BadgeVerification badgeCheck;
    private final Networks networks;
    private final Clock clock;
    private final List<ForeignBadgeCheck> elsewhere;
    private final BadgeRules rules;

    BadgeVerificationPages(
            Badges badges,
            BadgeVerification badgeCheck,
            Networks networks,
            Clock clock,
            List<ForeignBadgeCheck> elsewhere,
            BadgeRules rules) {
        this.badges = badges;
        this.badgeCheck = badgeCheck;
        this.networks = networks;
        this.clock = clock;
        this.elsewhere = elsewhere;
        this.rules = rules;
    }

    @Bean
    static NavLink badgesVerifyLink() {
        return NavLink.open("/verifier", "badges.nav", MENU_ORDER);
    }

    @GetMapping("/verifier")
    View ask(@RequestParam Optional<String> numero) {
        var form = Form.filled(Map.of("numero", List.of(numero.orElse(""))));
        if (numero.isEmpty()) return View.of("label/badges/verifyAsk", new VerifyFormView(form));
        var typed = BadgeCode.typed(numero.get());
        if (typed.isPresent()) return View.redirect("/verifier/" + typed.get());
        form.error("numero", "badges.verify.number.wrong");
        return View.of("label/badges/verifyAsk", new VerifyFormView(form)).status(422);
    }

    /// A signed file that a person submitted.
    @PostMapping("/verifier")
    View file(Form form, @RequestParam(name = PIECE, required = false) Optional<MultipartFile> piece)
            throws IOException {
        var given = piece.filter(one -> !one.isEmpty());
        var field = given.isPresent() ? PIECE : "fichier";
        var brought = given.isPresent()
                ? given.get().getBytes()
                : form.value("fichier").getBytes(StandardCharsets.UTF_8);
        return switch (badgeCheck.file(networks.here(), brought)) {
            case BadgeVerification.Filed.Ours(var code, var last) ->
                View.redirect("/verifier/" + code + (last ? "" : "?fichier=ancien"));
            case BadgeVerification.Filed.Distrusted(var since) -> {
                form.error(field, "badges.verify.file.distrusted", Paris.day(since));
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.Filed.NotOurs() -> {
                for (var other : elsewhere) {
                    var known = other.read(networks.here(), brought);
                    if (known.isPresent()) yield known.get();
                }
                form.error(field, "badges.verify.file.foreign");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.Filed.NotAFile() -> {
                form.error(field, "badges.verify.file.wrong");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.Filed.OnlyAPicture() -> {
                form.error(field, "badges.verify.file.picture");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
        };
    }

    @GetMapping("/verifier/{code}")
    View verify(@PathVariable String code, @RequestParam(defaultValue = "") String fichier) {
        var network = networks.here();
        var typed = BadgeCode.typed(code);
        if (typed.isPresent() && !typed.get().value().equals(code)) return View.redirect("/verifier/" + typed.get());
        var found = typed.flatMap(known -> badges.find(known));
        if (found.isEmpty())
            return View.of(
                            "label/badges/verifyUnknown",
                            new Unknown(typed.map(BadgeCode::grouped).orElse("")))
                    .status(404)
                    .header("X-Robots-Tag", "noindex");
        var badge = found.get();
        return View.of(
                        "label/badges/verify",
                        new Answer(
                                badge,
                                badge.state(clock.instant()),
                                badgeCheck.sound(network, badge),
                                badges.place(badge),
                                fichier.equals("ancien"),
                                rules.of(badge)))
                .header("X-Robots-Tag", "noindex");
    }

    /// A number has an older form than the codes on paper.
    @Bean
    static CodeDestination numbersOfBadges() {
        return new CodeDestination() {
            @Override
            public Optional<String> path(PaperCode code) {
                return Optional.empty();
            }

            @Override
            public Optional<String> pathOfOlder(String typed) {
                return BadgeCode.typed(typed).map(code -> "/verifier/" + code);
            }
        };
    }
}
