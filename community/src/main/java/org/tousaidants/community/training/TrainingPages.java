package org.tousaidants.community.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.community.vision.Vision;
import org.tousaidants.community.vision.VisionTheme;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.bookings.BookingReceivedPage;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages of trainings and their dates. Booking needs no account.
@Controller
@PublicAccess
class TrainingPages {
    /// @param theme the only theme shown; empty for all trainings
    record OfferListView(List<Trainings.TrainingOfferView> offers, Vision vision, Optional<VisionTheme> theme) {}

    /// @param form form to book a seat
    /// @param news message key of the result of the booking; may be empty
    /// @param themes the themes of the vision that it teaches
    record PublicTrainingView(Trainings.TrainingOfferView shown, List<VisionTheme> themes, Form form, String news) {
        List<FormChoice> dates(Page page) {
            return shown.coming().stream()
                    .map(date -> FormChoice.of(
                                    date.slot().id().toString(),
                                    page.moment(date.slot().starts()))
                            .hint(date.slot().place() + " · "
                                    + page.t("training.free", Math.max(0, date.free()), date.waiting())))
                    .toList();
        }
    }

    private final Trainings trainings;
    private final ValuePerTenant<Vision> visions;

    TrainingPages(Trainings trainings, ValuePerTenant<Vision> visions) {
        this.trainings = trainings;
        this.visions = visions;
    }

    /// @param theme id of a theme of the vision; another value lists all trainings
    @GetMapping("/formations")
    View list(TerritoryNetwork network, @RequestParam(defaultValue = "") String theme) {
        var vision = visions.here();
        var shown = vision.theme(theme);
        return View.of(
                "community/training/list",
                new OfferListView(
                        trainings.list().stream()
                                .filter(one ->
                                        shown.isEmpty() || one.offer().themes().contains(theme))
                                .toList(),
                        vision,
                        shown));
    }

    @GetMapping("/formations/{id}")
    View read(@PathVariable UUID id, TerritoryNetwork network, Optional<SignedInPerson> actor) {
        var values = new HashMap<String, List<String>>();
        values.put("id", List.of(UUID.randomUUID().toString()));
        actor.ifPresent(one -> {
            values.put("name", List.of(one.name()));
            values.put("mail", List.of(one.mail()));
        });
        return View.of("community/training/read", reading(found(id), Form.filled(Map.copyOf(values)), ""));
    }

    /// Books a seat on a date of a training. The number of bookings per client is limited, so that nobody can
    /// take all seats.
    ///
    /// @param id id of the training
    @PostMapping("/formations/{id}/inscriptions")
    @RateLimit(cost = 15)
    View book(@PathVariable UUID id, TerritoryNetwork network, Form form, Page page, Optional<SignedInPerson> actor) {
        var shown = found(id);
        var slot =
                form.text("date").required("training.date.missing").as(FormValueParser::uuid, "training.date.missing");
        var asking = TrainingForm.seat(form, actor.map(SignedInPerson::id), page.lang());
        if (slot.isEmpty() || asking.isEmpty())
            return View.of("community/training/read", reading(shown, form, "")).status(422);
        return switch (trainings.book(id, slot.get(), asking.get())) {
            case BookingResult.SeatConfirmed(var booking, var link) -> BookingReceivedPage.given(booking, link, actor);
            case BookingResult.BookedOnWaitingList(var booking, var _, var link) ->
                BookingReceivedPage.given(booking, link, actor);
            case BookingResult.AddressAlreadyBooked() -> BookingReceivedPage.written();
            case BookingResult.SlotFullyBooked() -> refused(shown, form, "training.refused.full");
            case BookingResult.SlotAlreadyOver() -> refused(shown, form, "training.refused.over");
            case BookingResult.SlotNotFound() -> throw new NotFoundException();
        };
    }

    private PublicTrainingView reading(Trainings.TrainingOfferView shown, Form form, String news) {
        return new PublicTrainingView(shown, visions.here().of(shown.offer().themes()), form, news);
    }

    private View refused(Trainings.TrainingOfferView shown, Form form, String key) {
        return View.of("community/training/read", reading(shown, form, key)).status(409);
    }

    private Trainings.TrainingOfferView found(UUID id) {
        return trainings.find(id).orElseThrow(NotFoundException::new);
    }
}
