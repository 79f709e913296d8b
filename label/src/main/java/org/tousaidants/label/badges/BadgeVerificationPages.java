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
import org.tousaidants.core.text.ParisTime;
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

/// « Vérifier » — pages on which anyone asks whether a person or a place is recognised today; the answer is one
/// sentence.
@Controller
@PublicAccess
@RateLimit
class BadgeVerificationPages {
    private static final int MENU_ORDER = 40;
    private static final String PIECE = "piece";

    /// @param newer whether a newer file than the submitted one exists
    /// @param rules rules of the badge
    /// @param checks what was checked before a recognition that is valid today
    record Answer(
            Badge badge,
            State state,
            boolean sound,
            Optional<Place> place,
            boolean newer,
            Optional<RulesVersion> rules,
            List<BadgeChecks.BadgeCheck> checks) {
        /// Whether the rules of the badge were adopted.
        boolean voted() {
            return rules.filter(RulesVersion::adopted).isPresent();
        }

        /// The address of the exact rules of the badge.
        String rulesPath() {
            return rules.map(RulesVersion::path)
                    .orElseGet(() -> RulesVersion.path(
                            badge.recognised().protocol(), badge.recognised().version()));
        }

        /// « Réponse d’un vérificateur » — the answer to a verification, with the colour of its message.
        enum VerifierAnswer {
            YES("ok"),
            NO("danger"),
            /// Nothing is decided against the holder.
            PAUSED("warn"),
            /// No badge is known here, which does not confirm anything.
            UNSURE("warn");

            private final String notice;

            VerifierAnswer(String notice) {
                this.notice = notice;
            }

            /// Last part of the message key of the answer.
            String key() {
                return ConstantName.low(this);
            }

            String notice() {
                return notice;
            }
        }

        VerifierAnswer says() {
            if (!sound || closed().isPresent()) return VerifierAnswer.NO;
            return switch (state) {
                case VALID -> gone().isPresent() ? VerifierAnswer.UNSURE : VerifierAnswer.YES;
                case EARLY -> VerifierAnswer.UNSURE;
                case SUSPENDED -> VerifierAnswer.PAUSED;
                case LAPSED, WITHDRAWN -> VerifierAnswer.NO;
            };
        }

        /// The key of the heading: « oui » says to whom the label was given, because a relative, a volunteer, a
        /// receptionist and a professional promise different things.
        String heading() {
            return "badges.verify." + says().key() + (yes() ? "." + kind() : "");
        }

        private String kind() {
            if (badge.recognised().place()) return "place";
            return switch (badge.recognised().profile()) {
                case "proche" -> "relative";
                case "benevole", "service-civique" -> "volunteer";
                case "accueil", "social" -> "reception";
                case "conseiller", "mediateur", "formateur" -> "mediation";
                default -> "other";
            };
        }

        boolean yes() {
            return says() == VerifierAnswer.YES;
        }

        /// The day on which the place closed; empty if it is open. A closed place does not help, even with a
        /// valid badge.
        private Optional<LocalDate> closed() {
            return place.flatMap(Place::closedAt).map(moment -> ParisTime.day(moment));
        }

        /// The day on which the place disappeared from its source: it may have closed, or the source may be
        /// wrong.
        private Optional<LocalDate> gone() {
            return place.flatMap(Place::goneAt).map(moment -> ParisTime.day(moment));
        }

        /// The answer in one sentence: « Oui : … ».
        Content sentence(Page page) {
            var name = badge.name().isEmpty() ? page.t("badges.verify.holder") : badge.name();
            var what = page.quoted(badge.recognised().name());
            if (badge.forgotten())
                return page.with(
                        "badges.verify.forgotten",
                        what,
                        page.day(ParisTime.day(badge.last().at())));
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
                            page.day(ParisTime.day(badge.last().at())));
            };
        }
    }

    /// @param number the typed number, if the page should repeat it
    record Unknown(String number) {}

    record VerifyFormView(Form form) {}

    private final Badges badges;
    private final BadgeVerification badgeCheck;
    private final Networks networks;
    private final Clock clock;
    private final List<ForeignBadgeVerifier> elsewhere;
    private final BadgeRules rules;
    private final List<BadgeChecks> checks;
    private final List<OtherCardPage> cards;

    BadgeVerificationPages(
            Badges badges,
            BadgeVerification badgeCheck,
            Networks networks,
            Clock clock,
            List<ForeignBadgeVerifier> elsewhere,
            BadgeRules rules,
            List<BadgeChecks> checks,
            List<OtherCardPage> cards) {
        this.badges = badges;
        this.badgeCheck = badgeCheck;
        this.networks = networks;
        this.clock = clock;
        this.elsewhere = elsewhere;
        this.rules = rules;
        this.checks = checks;
        this.cards = cards;
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

    /// Shows the result for a signed file that a person uploads.
    @PostMapping("/verifier")
    View file(Form form, @RequestParam(name = PIECE, required = false) Optional<MultipartFile> piece)
            throws IOException {
        var given = piece.filter(one -> !one.isEmpty());
        var field = given.isPresent() ? PIECE : "fichier";
        var brought = given.isPresent()
                ? given.get().getBytes()
                : form.value("fichier").getBytes(StandardCharsets.UTF_8);
        return switch (badgeCheck.file(networks.here(), brought)) {
            case BadgeVerification.BadgeFileResult.OwnBadgeFile(var code, var last) ->
                View.redirect("/verifier/" + code + (last ? "" : "?fichier=ancien"));
            case BadgeVerification.BadgeFileResult.SignedWithDistrustedKey(var since) -> {
                form.error(field, "badges.verify.file.distrusted", ParisTime.day(since));
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.ForeignBadgeFile() -> {
                for (var other : elsewhere) {
                    var known = other.read(networks.here(), brought);
                    if (known.isPresent()) yield known.get();
                }
                form.error(field, "badges.verify.file.foreign");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.NoBadgeFile() -> {
                form.error(field, "badges.verify.file.wrong");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.PictureWithoutBadge() -> {
                form.error(field, "badges.verify.file.picture");
                yield View.of("label/badges/verifyAsk", new VerifyFormView(form))
                        .status(422);
            }
        };
    }

    @GetMapping("/verifier/{code}")
    View verify(@PathVariable String code, @RequestParam(defaultValue = "") String fichier, Page page) {
        var network = networks.here();
        var typed = BadgeCode.typed(code);
        if (typed.isPresent() && !typed.get().value().equals(code)) return View.redirect("/verifier/" + typed.get());
        var found = typed.flatMap(known -> badges.find(known));
        if (found.isEmpty()) {
            var other = typed.flatMap(known ->
                    cards.stream().flatMap(card -> card.page(known).stream()).findFirst());
            if (other.isPresent()) return View.redirect(other.get());
            return View.of(
                            "label/badges/verifyUnknown",
                            new Unknown(typed.map(BadgeCode::grouped).orElse("")))
                    .status(404)
                    .header("X-Robots-Tag", "noindex");
        }
        var badge = found.get();
        var state = badge.state(clock.instant());
        return View.of(
                        "label/badges/verify",
                        new Answer(
                                badge,
                                state,
                                badgeCheck.sound(network, badge),
                                badges.place(badge),
                                fichier.equals("ancien"),
                                rules.of(badge),
                                state == State.VALID
                                        ? checks.stream()
                                                .flatMap(one -> one.of(badge.code(), page).stream())
                                                .toList()
                                        : List.of()))
                .header("X-Robots-Tag", "noindex");
    }

    /// Redirects the numbers on old cards, whose form differs from the codes on paper.
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
