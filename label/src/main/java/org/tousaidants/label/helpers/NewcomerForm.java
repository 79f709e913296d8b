package org.tousaidants.label.helpers;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.ReturnPath;
import org.tousaidants.platform.identity.SignInRequests;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Demande d’entrée » — reads the name and the address of a person without an account, and sends them a link.
@Component
public class NewcomerForm {
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_NAME = 120;

    /// « Lien demandé »
    ///
    /// @param again address of the page on which the person may ask again
    record LinkSent(String mail, boolean demo, String again) {}

    private final SignInRequests requests;
    private final Networks networks;
    private final DemoMailbox demo;

    NewcomerForm(SignInRequests requests, Networks networks, DemoMailbox demo) {
        this.requests = requests;
        this.networks = networks;
        this.demo = demo;
    }

    /// @param form with the fields « name » and « mail »
    /// @param goOn the page to which the link leads
    /// @param shown the page of the form, shown again with the errors
    public View ask(Form form, HttpServletRequest request, Page page, ReturnPath goOn, View shown) {
        var name = form.text("name")
                .required("helpers.become.name.missing")
                .max(LONGEST_NAME)
                .as(PersonName::of, "helpers.become.name.wrong");
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || name.isEmpty() || mail.isEmpty()) return shown.status(422);
        var asking =
                requests.welcome(networks.here(), mail.get(), name.get(), ClientAddress.of(request), page.lang(), goOn);
        return switch (asking) {
            case SignInRequests.RequestResult.Noted() ->
                View.of(
                        "label/helpers/asked",
                        new LinkSent(
                                mail.get().value(),
                                demo.open() && ClientAddress.isLocal(request),
                                request.getRequestURI()));
            case SignInRequests.RequestResult.TooMany(var within) -> {
                form.error("mail", "signin.ask.many", within.toMinutes());
                yield shown.status(429).header("Retry-After", Long.toString(within.toSeconds()));
            }
        };
    }
}
