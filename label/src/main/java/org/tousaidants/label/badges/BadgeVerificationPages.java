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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.badges.LabelBadge.BadgeState;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.PublicMenuEntry;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.versions.RulesVersion;

/// « Vérifier » — pages on which anyone checks whether a person or a place is recognised today; the answer is one
/// sentence.
@Controller
@PublicAccess
@RateLimit
class BadgeVerificationPages {
    private static final int MENU_ORDER = 40;
    private static final String PIECE = "piece";

    /// The result of the verification of a badge.
    ///
    /// @param newer whether a newer file than the submitted one exists
    /// @param rules rules of the badge
    /// @param checks checks made before a recognition that is valid today
    record VerifiedBadgeView(
            LabelBadge badge,
            BadgeState state,
            boolean sound,
            Optional<Place> place,
            boolean newer,
            Optional<RulesVersion> rules,
            List<BadgeHolderChecks.BadgeCheck> checks) {
        /// Returns whether the rules of the badge were adopted.
        boolean voted() {
            return rules.filter(RulesVersion::adopted).isPresent();
        }

        /// Returns the address of the exact rules of the badge.
        String rulesPath() {
            return rules.map(RulesVersion::path)
                    .orElseGet(() -> RulesVersion.path(
                            badge.recognised().protocol(), badge.recognised().version()));
        }

        /// « Réponse d’un vérificateur » — the answer to a verification, with the colour of its message.
        enum VerificationVerdict {
            YES("ok"),
            NO("danger"),
            /// The badge is not valid now, for a reason that is no decision against the holder.
            PAUSED("warn"),
            /// The network has no badge with this number. The answer neither confirms nor denies a
            /// recognition.
            UNSURE("warn");

            private final String notice;

            VerificationVerdict(String notice) {
                this.notice = notice;
            }

            /// Returns the last part of the message key of the answer.
            String key() {
                return EnumConstantName.low(this);
            }

            String notice() {
                return notice;
            }
        }

        VerificationVerdict says() {
            if (!sound || closed().isPresent()) return VerificationVerdict.NO;
            return switch (state) {
                case VALID -> gone().isPresent() ? VerificationVerdict.UNSURE : VerificationVerdict.YES;
                case EARLY -> VerificationVerdict.UNSURE;
                case SUSPENDED -> VerificationVerdict.PAUSED;
                case LAPSED, WITHDRAWN -> VerificationVerdict.NO;
            };
        }

        /// Returns the message key of the heading. If the answer is « oui », the heading names the kind of
        /// holder, because the commitments of a relative, a volunteer, a receptionist and a professional
        /// differ.
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
            return says() == VerificationVerdict.YES;
        }

        /// Returns the day on which the place closed; empty if it is open. A closed place does not help,
        /// even with a valid badge.
        private Optional<LocalDate> closed() {
            return place.flatMap(Place::closedAt).map(moment -> ParisTime.day(moment));
        }

        /// Returns the day since which the place is missing from its source: it may have closed, or the
        /// source may be wrong.
        private Optional<LocalDate> gone() {
            return place.flatMap(Place::goneAt).map(moment -> ParisTime.day(moment));
        }

        /// Returns the answer in one sentence, such as « Oui : … ».
        Content sentence(Page page) {
            var name = badge.name().isEmpty() ? page.t("badges.verify.holder") : badge.name();
            var what = page.quoted(badge.recognised().name());
            if (badge.forgotten())
                return page.with(
                        "badges.verify.forgotten",
                        what,
                        page.day(ParisTime.day(badge.last().at())));
            if (!sound) return page.with("badges.verify.unsound");
            if (closed().isPresent() && (state == BadgeState.VALID || state == BadgeState.EARLY))
                return page.with("badges.verify.closed", name, page.day(closed().get()));
            if (state == BadgeState.VALID && gone().isPresent())
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
                            "badges.verify." + EnumConstantName.low(state),
                            name,
                            what,
                            page.day(ParisTime.day(badge.last().at())));
            };
        }
    }

    /// The page for a number that no badge has.
    ///
    /// @param number typed number, if the page should repeat it
    record UnknownBadgeView(String number) {}

    record BadgeVerificationFormView(Form form) {}

    private final LabelBadges badges;
    private final BadgeVerification badgeCheck;
    private final TerritoryNetworks networks;
    private final Clock clock;
    private final List<OtherTerritoryBadgeVerifier> elsewhere;
    private final BadgeRules rules;
    private final List<BadgeHolderChecks> checks;
    private final List<NonBadgeCardPage> cards;

    BadgeVerificationPages(
            LabelBadges badges,
            BadgeVerification badgeCheck,
            TerritoryNetworks networks,
            Clock clock,
            List<OtherTerritoryBadgeVerifier> elsewhere,
            BadgeRules rules,
            List<BadgeHolderChecks> checks,
            List<NonBadgeCardPage> cards) {
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
    static PublicMenuEntry badgesVerifyLink() {
        return PublicMenuEntry.open("/verifier", "badges.nav", MENU_ORDER);
    }

    @GetMapping("/verifier")
    View ask(@RequestParam Optional<String> numero) {
        var form = Form.filled(Map.of("numero", List.of(numero.orElse(""))));
        if (numero.isEmpty()) return View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form));
        var typed = BadgeCode.typed(numero.get());
        if (typed.isPresent()) return View.redirect("/verifier/" + typed.get());
        form.error("numero", "badges.verify.number.wrong");
        return View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form))
                .status(422);
    }

    /// Shows the result of verifying a signed file that a person uploads.
    ///
    /// @param piece the uploaded file
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
                yield View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.ForeignBadgeFile() -> {
                for (var other : elsewhere) {
                    var known = other.read(networks.here(), brought);
                    if (known.isPresent()) yield known.get();
                }
                form.error(field, "badges.verify.file.foreign");
                yield View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.NoBadgeFile() -> {
                form.error(field, "badges.verify.file.wrong");
                yield View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form))
                        .status(422);
            }
            case BadgeVerification.BadgeFileResult.PictureWithoutBadge() -> {
                form.error(field, "badges.verify.file.picture");
                yield View.of("label/badges/verifyAsk", new BadgeVerificationFormView(form))
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
                            new UnknownBadgeView(typed.map(BadgeCode::grouped).orElse("")))
                    .status(404)
                    .header("X-Robots-Tag", "noindex");
        }
        var badge = found.get();
        var state = badge.state(clock.instant());
        return View.of(
                        "label/badges/verify",
                        new VerifiedBadgeView(
                                badge,
                                state,
                                badgeCheck.sound(network, badge),
                                badges.place(badge),
                                fichier.equals("ancien"),
                                rules.of(badge),
                                state == BadgeState.VALID
                                        ? checks.stream()
                                                .flatMap(one -> one.of(badge.code(), page).stream())
                                                .toList()
                                        : List.of()))
                .header("X-Robots-Tag", "noindex");
    }

    /// Returns the page that handles the numbers on old cards of badges. These numbers have another form than
    /// the other paper codes.
    @Bean
    static PaperCodeDestination numbersOfBadges() {
        return new PaperCodeDestination() {
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
