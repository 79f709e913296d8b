package org.tousaidants.label.helpers;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.SignInLinkRequests;
import org.tousaidants.platform.identity.SignInReturnPath;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// « Demande d’entrée » — reads the name and the address of a person without an account, and sends a link to the
/// address.
@Component
public class NewHelperForm {
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_NAME = 120;

    /// « Lien demandé » — the page after a link was requested.
    ///
    /// @param again address of the page on which the person may request another link
    record SignInLinkSentView(String mail, boolean demo, String again) {}

    private final SignInLinkRequests requests;
    private final TerritoryNetworks networks;
    private final DemoMailbox demo;

    NewHelperForm(SignInLinkRequests requests, TerritoryNetworks networks, DemoMailbox demo) {
        this.requests = requests;
        this.networks = networks;
        this.demo = demo;
    }

    /// Sends a sign-in link to the address that a person typed, and returns the next page.
    ///
    /// @param form form with the fields « name » and « mail »
    /// @param goOn path of the page to which the link leads
    /// @param shown page of the form, which is shown again if there are errors
    public View ask(Form form, HttpServletRequest request, Page page, SignInReturnPath goOn, View shown) {
        var name = form.text("name")
                .required("helpers.become.name.missing")
                .max(LONGEST_NAME)
                .as(PersonName::of, "helpers.become.name.wrong");
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || name.isEmpty() || mail.isEmpty()) return shown.status(422);
        var asking = requests.welcome(
                networks.here(), mail.get(), name.get(), ClientIpAddress.of(request), page.lang(), goOn);
        return switch (asking) {
            case SignInLinkRequests.SignInRequestResult.SignInRequestStored() ->
                View.of(
                        "label/helpers/asked",
                        new SignInLinkSentView(
                                mail.get().value(),
                                demo.open() && ClientIpAddress.isLocal(request),
                                request.getRequestURI()));
            case SignInLinkRequests.SignInRequestResult.TooManySignInRequests(var within) -> {
                form.error("mail", "signin.ask.many", within.toMinutes());
                yield shown.status(429).header("Retry-After", Long.toString(within.toSeconds()));
            }
        };
    }
}
