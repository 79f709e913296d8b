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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.bookings.BookingReceivedPage;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages of trainings and their dates; booking needs no account.
@Controller
@PublicAccess
class TrainingPages {
    /// @param form form of a seat
    /// @param news message key of the booking, or empty
    record OfferReadView(Trainings.OfferView shown, Form form, String news) {
        List<Choice> dates(Page page) {
            return shown.coming().stream()
                    .map(date -> Choice.of(
                                    date.slot().id().toString(),
                                    page.moment(date.slot().starts()))
                            .hint(date.slot().place() + " · "
                                    + page.t("training.free", Math.max(0, date.free()), date.waiting())))
                    .toList();
        }
    }

    private final Trainings trainings;

    TrainingPages(Trainings trainings) {
        this.trainings = trainings;
    }

    @GetMapping("/formations")
    View list(Network network) {
        return View.of("community/training/list", trainings.list());
    }

    @GetMapping("/formations/{id}")
    View read(@PathVariable UUID id, Network network, Optional<Actor> actor) {
        var values = new HashMap<String, List<String>>();
        values.put("id", List.of(UUID.randomUUID().toString()));
        actor.ifPresent(one -> {
            values.put("name", List.of(one.name()));
            values.put("mail", List.of(one.mail()));
        });
        return View.of("community/training/read", new OfferReadView(found(id), Form.filled(Map.copyOf(values)), ""));
    }

    /// Books a seat, with a rate limit, so that one client cannot take all seats.
    @PostMapping("/formations/{id}/inscriptions")
    @RateLimit(cost = 15)
    View book(@PathVariable UUID id, Network network, Form form, Page page, Optional<Actor> actor) {
        var shown = found(id);
        var slot = form.text("date").required("training.date.missing").as(ValueParser::uuid, "training.date.missing");
        var asking = TrainingForm.seat(form, actor.map(Actor::id), page.lang());
        if (slot.isEmpty() || asking.isEmpty())
            return View.of("community/training/read", new OfferReadView(shown, form, ""))
                    .status(422);
        return switch (trainings.book(id, slot.get(), asking.get())) {
            case BookingResult.SeatConfirmed(var booking, var link) -> BookingReceivedPage.given(booking, link, actor);
            case BookingResult.Waiting(var booking, var _, var link) -> BookingReceivedPage.given(booking, link, actor);
            case BookingResult.Before() -> BookingReceivedPage.written();
            case BookingResult.Full() -> refused(shown, form, "training.refused.full");
            case BookingResult.Over() -> refused(shown, form, "training.refused.over");
            case BookingResult.NoSuchSlot() -> throw new NotFound();
        };
    }

    private static View refused(Trainings.OfferView shown, Form form, String key) {
        return View.of("community/training/read", new OfferReadView(shown, form, key))
                .status(409);
    }

    private Trainings.OfferView found(UUID id) {
        return trainings.find(id).orElseThrow(NotFound::new);
    }
}
