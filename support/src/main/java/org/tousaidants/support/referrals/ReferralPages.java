package org.tousaidants.support.referrals;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.answers.NearbyPlacesSearch;
import org.tousaidants.find.answers.SearchAnswerLink;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.RecognisedPeopleAtPlace;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.View;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// « Orienter quelqu’un » — the pages of a referral for its sender: the form, the review by the person before
/// sending, and the follow-up. No account is needed.
@Controller
@PublicAccess
class ReferralPages {
    private static final String NEW = "/orientations/nouvelle";
    private static final String FOLLOW = "/orientations/suivi/{secret}";
    private static final int MOST_FOUND = 12;

    /// The page to search for a place, by name or by need.
    ///
    /// @param asked searched text
    /// @param found places found
    /// @param carried secret of the link of a referral that is forwarded; may be empty
    /// @param near search by need and commune
    record ReferralPlaceChoiceView(
            String asked, List<Place> found, String carried, NearbyPlacesSearch.NearbySearchView near) {
        /// Returns the address of the form for a referral to a place. The address contains the search and,
        /// if a referral is forwarded, the link of that referral.
        ///
        /// @param code code of the place
        String draft(String code) {
            return NEW + "?lieu=" + code + (carried.isEmpty() ? "" : "&suite=" + carried)
                    + (near.query().isEmpty() ? "" : "&" + near.query());
        }
    }

    record ReferralDraftView(
            Place place,
            List<RecognisedPeopleAtPlace.RecognisedHelper> helping,
            Form form,
            Optional<SignedInPerson> actor) {
        List<FormChoice> helpers(Page page) {
            var choices = new ArrayList<FormChoice>();
            choices.add(FormChoice.of("", page.t("referrals.helper.any")));
            for (var one : helping)
                if (!one.name().isEmpty())
                    choices.add(FormChoice.of(one.path(), one.name()).hint(one.profile()));
            return choices;
        }
    }

    record ReferralFollowUpView(
            ReferralReader.ReferralView seen,
            String secret,
            Form form,
            boolean reaches,
            boolean circles,
            List<String> kept) {
        Referral referral() {
            return seen.referral();
        }

        ReferralState state() {
            return seen.referral().state();
        }

        List<ReferralTexts.ReferralStepRow> lines(Page page) {
            return ReferralTexts.lines(seen.steps(), false, page);
        }

        String action() {
            return ReferralLinks.ReferralLinkSide.FOLLOW.path(secret);
        }

        /// Returns the time of the appointment that the place gave, if any.
        Optional<Instant> appointment() {
            return state() == ReferralState.APPOINTED ? referral().course().appointment() : Optional.empty();
        }

        /// Returns whether the receiver asked a question that the sender has not answered yet.
        boolean asked() {
            return seen.steps().stream()
                    .filter(step -> step.move() == ReferralStep.ASKED || step.move() == ReferralStep.REPLIED)
                    .reduce((_, last) -> last)
                    .filter(step -> step.move() == ReferralStep.ASKED)
                    .isPresent();
        }

        boolean may(ReferralStep move) {
            return seen.referral().course().may(move, ReferralStep.ReferralStepAuthor.SENDER);
        }

        boolean mayGoOn() {
            return may(ReferralStep.HANDED_ON) && may(ReferralStep.CLOSED);
        }

        /// Returns the end of the message keys of the state, which distinguishes referrals that were never
        /// sent to a place.
        String stands() {
            return state() == ReferralState.SENT && !reaches ? "sent.call" : state().key();
        }

        String dealtWith() {
            return seen.place().name() + seen.helper().map(name -> " – " + name).orElse("");
        }
    }

    /// The printed sheet of a referral.
    ///
    /// @param seen the referral with its shared data
    /// @param on date of printing
    record ReferralSheetView(
            ReferralReader.ReferralView seen, ReferralReader.ReferralDetail standing, LocalDate on, String qr) {
        boolean draft() {
            return seen.referral().state() == ReferralState.DRAFTED;
        }
    }

    private final Referrals referrals;
    private final ReferralReader referralReader;
    private final ReferralRecipients receivers;
    private final PlaceDirectory directory;
    private final ReferralLinks referralLinks;
    private final ReferralReadConfirmationPages readers;
    private final NearbyPlacesSearch nearby;
    private final Clock clock;

    ReferralPages(
            Referrals referrals,
            ReferralReader referralReader,
            ReferralRecipients receivers,
            PlaceDirectory directory,
            ReferralLinks referralLinks,
            ReferralReadConfirmationPages readers,
            NearbyPlacesSearch nearby,
            Clock clock) {
        this.referrals = referrals;
        this.referralReader = referralReader;
        this.receivers = receivers;
        this.directory = directory;
        this.referralLinks = referralLinks;
        this.readers = readers;
        this.nearby = nearby;
        this.clock = clock;
    }

    @GetMapping(NEW)
    @RateLimit
    View ask(
            @RequestParam MultiValueMap<String, String> asked,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            Page page) {
        var carried = Optional.ofNullable(asked.getFirst("suite")).orElse("");
        var place = Optional.ofNullable(asked.getFirst("lieu")).flatMap(code -> receivers.place(code));
        if (place.isEmpty()) {
            var words = Optional.ofNullable(asked.getFirst("q")).orElse("");
            return View.of("support/referrals/choose", choosing(words, asked, carried, actor, request, page));
        }
        var filled = new HashMap<String, List<String>>();
        before(carried, actor, request).ifPresent(before -> {
            before.passed()
                    .forEach((field, value) -> filled.put(
                            field.key(),
                            field == SharedPersonField.NEED || field == SharedPersonField.ATTENTION
                                    ? List.of(value.split(" "))
                                    : List.of(value)));
            if (before.urgent()) filled.put("urgent", List.of("oui"));
        });
        filled.put("id", List.of(UUID.randomUUID().toString()));
        filled.put("place", List.of(place.get().code().value()));
        filled.put("carried", List.of(carried));
        Optional.ofNullable(asked.getFirst("aidant")).ifPresent(path -> filled.put("helper", List.of(path)));
        ReferralDraftFromSearch.of(searched(asked), page).forEach((name, values) -> {
            if (!filled.containsKey(name)) filled.put(name, values);
        });
        filled.put("by", List.of("sender"));
        return form(place.get(), Form.filled(filled), actor);
    }

    /// Shows the places found. The words of the search are sent by POST, so that no address contains them.
    ///
    /// @param asked the parameters of the search
    @PostMapping(NEW)
    @ReadOnlyPost
    @RateLimit
    View choose(
            @RequestParam MultiValueMap<String, String> asked,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            Page page) {
        var words = Optional.ofNullable(asked.getFirst("q")).orElse("");
        var carried = Optional.ofNullable(asked.getFirst("suite")).orElse("");
        return View.of("support/referrals/choose", choosing(words, asked, carried, actor, request, page))
                .atASecret();
    }

    /// Returns the referral to forward; empty if there is none or if its link is not valid for this reader.
    ///
    /// @param carried secret of the link of the referral
    private Optional<Referral> before(String carried, Optional<SignedInPerson> actor, HttpServletRequest request) {
        return referralLinks
                .carried(carried)
                .filter(one -> one.side() == ReferralLinks.ReferralLinkSide.FOLLOW
                        || readers.reads(one.link(), actor, request))
                .flatMap(one -> referralReader.find(one.referral()))
                .map(ReferralReader.ReferralView::referral);
    }

    /// Searches for a place by name, or by need and commune, within this page, so that the referral to forward
    /// is not lost. The needs of that referral are preselected.
    ///
    /// @param asked the parameters of the search
    /// @param carried secret of the link of the referral to forward; may be empty
    private ReferralPlaceChoiceView choosing(
            String words,
            MultiValueMap<String, String> asked,
            String carried,
            Optional<SignedInPerson> actor,
            HttpServletRequest request,
            Page page) {
        var typed = new HashMap<String, List<String>>(asked);
        if (!typed.containsKey("besoin"))
            before(carried, actor, request)
                    .map(one -> one.passed().getOrDefault(SharedPersonField.NEED, ""))
                    .ifPresent(needs -> typed.put("besoin", List.of(needs.split(" "))));
        var near = nearby.of(typed, page);
        return new ReferralPlaceChoiceView(words, named(words), carried, near);
    }

    private static HelpSearch searched(MultiValueMap<String, String> asked) {
        return HelpSearch.parse(asked, LocalDate.EPOCH, _ -> Optional.empty());
    }

    private View form(Place place, Form form, Optional<SignedInPerson> actor) {
        var helping = receivers.helping(place.id());
        return View.of("support/referrals/draft", new ReferralDraftView(place, helping, form, actor))
                .atASecret();
    }

    private List<Place> named(String words) {
        var plain = FrenchAlphabeticalOrder.plain(words);
        if (plain.length() < 2) return List.of();
        return directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> FrenchAlphabeticalOrder.plain(place.name() + " " + place.commune())
                        .contains(plain))
                .limit(MOST_FOUND)
                .toList();
    }

    @PostMapping("/orientations")
    View draft(Form form, Optional<SignedInPerson> actor, Page page) {
        var place = receivers.place(form.value("place")).orElseThrow(NotFoundException::new);
        var parsed = ReferralDraftForm.parse(
                form, referralLinks.carried(form.value("carried")), actor.map(SignedInPerson::name));
        if (parsed.isEmpty()) return form(place, form, actor).status(422);
        return switch (referrals.draft(parsed.get(), actor, page.lang())) {
            case Referrals.ReferralDraftResult.ReferralDraftStored(var _, var follow) ->
                View.redirect(ReferralLinks.ReferralLinkSide.FOLLOW.path(follow));
            case Referrals.ReferralDraftResult.ReferralSent _ -> View.redirect(NEW);
            case Referrals.ReferralDraftResult.InvalidReferralDraft(var key) ->
                form(place, form.error("place", key), actor).status(422);
        };
    }

    @GetMapping(FOLLOW)
    View follow(@PathVariable String secret) {
        return shown(secret, Form.empty());
    }

    @PostMapping(FOLLOW + "/envoi")
    View send(@PathVariable String secret, Form form, Optional<SignedInPerson> actor) {
        var seen = found(secret);
        if (form.value("agreed").isEmpty()) form.error("agreed", "referrals.agreed.missing");
        var agreed =
                form.text("agreed").matches(java.util.regex.Pattern.compile("screen|paper|voice"), "web.error.choice");
        var kept = ReferralDraftForm.kept(form);
        if (kept.isEmpty()) form.error("kept", "referrals.kept.missing");
        if (form.hasErrors()) return shown(secret, form).status(422);
        return switch (referrals.send(seen.referral().id(), kept, agreed.get(), actor, secret)) {
            case Referrals.ReferralDraftResult.ReferralDraftStored _, Referrals.ReferralDraftResult.ReferralSent _ ->
                View.redirect(ReferralLinks.ReferralLinkSide.FOLLOW.path(secret));
            case Referrals.ReferralDraftResult.InvalidReferralDraft(var key) ->
                shown(secret, form.error("agreed", key)).status(409);
        };
    }

    @PostMapping(FOLLOW + "/reponse")
    View reply(@PathVariable String secret, Form form, Optional<SignedInPerson> actor) {
        return moved(secret, form, steps(form, actor).said(ReferralStep.REPLIED));
    }

    /// Records an answer that the place gave by telephone.
    @PostMapping(FOLLOW + "/appel")
    View called(@PathVariable String secret, Form form, Optional<SignedInPerson> actor) {
        var steps = steps(form, actor);
        return moved(
                secret,
                form,
                switch (form.value("answer")) {
                    case "accepted" -> Optional.of(steps.plain(ReferralStep.ACCEPTED));
                    case "appointed" -> steps.appointed();
                    case "refused" -> steps.refused();
                    default -> {
                        form.error("answer", "referrals.answer.missing");
                        yield Optional.empty();
                    }
                });
    }

    @PostMapping(FOLLOW + "/cloture")
    View close(@PathVariable String secret, Form form, Optional<SignedInPerson> actor) {
        return moved(secret, form, steps(form, actor).closed());
    }

    @PostMapping(FOLLOW + "/retrait")
    View withdraw(@PathVariable String secret, Form form, Optional<SignedInPerson> actor) {
        return moved(secret, form, Optional.of(steps(form, actor).plain(ReferralStep.WITHDRAWN)));
    }

    private ReferralStepForm steps(Form form, Optional<SignedInPerson> actor) {
        return new ReferralStepForm(
                form, clock.instant(), ReferralStep.ReferralStepAuthor.SENDER, actor.map(SignedInPerson::id));
    }

    private View moved(String secret, Form form, Optional<Referral.ReferralHistoryStep> step) {
        var seen = found(secret);
        if (step.isEmpty()) return shown(secret, form).status(422);
        return switch (referrals.move(seen.referral().id(), step.get())) {
            case Referrals.ReferralStepResult.ReferralStepRecorded _ ->
                View.redirect(ReferralLinks.ReferralLinkSide.FOLLOW.path(secret));
            case Referrals.ReferralStepResult.ReferralStateChangedMeanwhile() ->
                shown(secret, form.error("step", "referrals.not-now")).status(409);
            case Referrals.ReferralStepResult.ReferralNotFound() -> throw new NotFoundException();
        };
    }

    /// Returns the printed sheet for the person, as PDF: the place, the shared data, and the way to refuse.
    @GetMapping(FOLLOW + "/feuille.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> sheet(@PathVariable String secret, Page page) {
        var seen = found(secret);
        var standing = referralReader.standing(seen.referral().id()).orElseThrow(NotFoundException::new);
        var qr = QrCode.dataUri(page.url(
                OwnReferralPages.PATH + "?code=" + seen.referral().code().text()));
        var pdf = PdfWriter.pdf(View.of(
                        "support/referrals/sheetPaper",
                        new ReferralSheetView(seen, standing, ParisTime.today(clock), qr))
                .text(page));
        return FileResponse.pdf(page.t("referrals.sheet.file") + ".pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(pdf);
    }

    private ReferralReader.ReferralView found(String secret) {
        return referralLinks
                .referral(ReferralLinks.ReferralLinkSide.FOLLOW, secret)
                .flatMap(id -> referralReader.find(id))
                .orElseThrow(NotFoundException::new);
    }

    private View shown(String secret, Form form) {
        return switch (referralLinks.open(ReferralLinks.ReferralLinkSide.FOLLOW, secret)) {
            case SecretLinkResult.ValidLink(var link) ->
                referralReader
                        .find(link.about())
                        .map(seen -> following(seen, secret, form))
                        .orElseThrow(NotFoundException::new);
            case SecretLinkResult.LinkAlreadyUsed _, SecretLinkResult.LinkExpired _, SecretLinkResult.LinkRevoked _ ->
                View.of("support/referrals/shut", "expired").atASecret().status(410);
            case SecretLinkResult.LinkNotYetOpen _, SecretLinkResult.UnknownLink _ -> throw new NotFoundException();
        };
    }

    private View following(ReferralReader.ReferralView seen, String secret, Form form) {
        var kept = form.values("kept").isEmpty() && form.errors().isEmpty()
                ? EnumSet.allOf(SharedPersonField.class).stream()
                        .map(SharedPersonField::key)
                        .toList()
                : form.values("kept");
        var model = new ReferralFollowUpView(
                seen,
                secret,
                form,
                referralReader.reaches(seen.referral()),
                referralReader.goesInCircles(seen.referral()),
                kept);
        return View.of(
                        seen.referral().state() == ReferralState.DRAFTED
                                ? "support/referrals/review"
                                : "support/referrals/follow",
                        model)
                .atASecret();
    }

    @Bean
    static PlacePageLink referToPlace() {
        return new PlacePageLink(
                "referrals.way", code -> NEW + "?lieu=" + code, PlacePageLink.LinkAudience.EVERYBODY, 20);
    }

    @Bean
    static SearchAnswerLink referToOffer() {
        return new SearchAnswerLink("referrals.way.short", (code, search) -> NEW + "?lieu=" + code + search);
    }
}
