package org.tousaidants.community.sharedservices;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages of the shared services: the list, one offer, and the proposal of an offer. They show no contact.
@Controller
@PublicAccess
class SharedServicePages {
    static final String HERE = "/services-partages";
    private static final int COST = 15;

    /// The page of one offer.
    ///
    /// @param news message key of the last result; may be empty
    record OfferView(SharedService offer, Form form, String news) {}

    /// The form of a proposal.
    ///
    /// @param sent whether the proposal was sent
    record ProposalView(Form form, boolean sent) {
        static List<FormChoice> kinds(Page page) {
            return Arrays.stream(SharedService.SharedServiceKind.values())
                    .map(EnumConstantName::low)
                    .map(one -> FormChoice.of(one, page.t("sharedservices.kind." + one)))
                    .toList();
        }
    }

    private final SharedServices services;

    SharedServicePages(SharedServices services) {
        this.services = services;
    }

    private static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    @GetMapping(HERE)
    View list(TerritoryNetwork network) {
        return View.of("community/sharedservices/list", services.published());
    }

    @GetMapping(HERE + "/proposition")
    View propose(TerritoryNetwork network) {
        return View.of("community/sharedservices/propose", new ProposalView(blank(), false));
    }

    /// Receives a proposal. The number of proposals per client is limited, because no account is needed.
    @PostMapping(HERE)
    @RateLimit(cost = COST)
    View propose(TerritoryNetwork network, Form form) {
        var typed = SharedServiceForm.offer(form);
        if (typed.isEmpty())
            return View.of("community/sharedservices/propose", new ProposalView(form, false))
                    .status(422);
        var one = typed.get();
        services.propose(one.id(), one.kind(), one.title(), one.organisation(), one.shown(), one.terms());
        return View.of("community/sharedservices/propose", new ProposalView(blank(), true));
    }

    @GetMapping(HERE + "/{id}")
    View read(@PathVariable UUID id, TerritoryNetwork network) {
        return View.of("community/sharedservices/read", new OfferView(found(id), blank(), ""));
    }

    @PostMapping(HERE + "/{id}/interets")
    @RateLimit(cost = COST)
    View interested(@PathVariable UUID id, TerritoryNetwork network, Form form) {
        var offer = found(id);
        var typed = SharedServiceForm.interest(form);
        if (typed.isEmpty())
            return View.of("community/sharedservices/read", new OfferView(offer, form, ""))
                    .status(422);
        var one = typed.get();
        return switch (services.interested(one.id(), id, one.organisation(), one.contact(), one.words())) {
            case SAID -> View.of("community/sharedservices/read", new OfferView(offer, blank(), "sharedservices.said"));
            case ALREADY_SAID -> refused(offer, form, "sharedservices.said.already");
            case OWN_OFFER -> refused(offer, form, "sharedservices.said.own");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private static View refused(SharedService offer, Form form, String key) {
        return View.of("community/sharedservices/read", new OfferView(offer, form.error("organisation", key), ""))
                .status(409);
    }

    private SharedService found(UUID id) {
        return services.published(id).orElseThrow(NotFoundException::new);
    }
}
