package org.tousaidants.signin;

import java.time.Duration;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Networks;
import org.tousaidants.identity.Secret;
import org.tousaidants.identity.SignInLetter;
import org.tousaidants.mail.Letter;
import org.tousaidants.web.Messages;

/// The letter with the link. Its address comes from our configuration, never from the request: whoever asks for a
/// link must not choose where it leads.
@Component
class SignInMail implements SignInLetter {
    private final Environment environment;
    private final Networks networks;

    SignInMail(Environment environment, Networks networks) {
        this.environment = environment;
        this.networks = networks;
    }

    @Override
    public Letter write(Account account, Secret link, Duration valid, String lang) {
        var words = Messages.in(Locale.of(lang));
        var address = site() + "/connexion/" + link.text();
        return new Letter(
                account.mail(),
                words.t("signin.mail.subject", networks.here().name()),
                words.t("signin.mail.body", account.name(), address, valid.toMinutes()));
    }

    private String site() {
        var configured = environment.getProperty("ta.public-url", "").replaceAll("/+$", "");
        if (!configured.isEmpty()) return configured;
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
