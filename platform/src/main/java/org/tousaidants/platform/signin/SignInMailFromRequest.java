package org.tousaidants.platform.signin;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignInLetterWriter;
import org.tousaidants.platform.identity.TerritoryNetworks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;

/// Writes the letters about sign-in.
@Component
class SignInMailFromRequest implements SignInLetterWriter {
    private final SitePublicAddress site;
    private final TerritoryNetworks networks;

    SignInMailFromRequest(SitePublicAddress site, TerritoryNetworks networks) {
        this.site = site;
        this.networks = networks;
    }

    @Override
    public Letter welcome(MailAddress to, SecretToken link, Duration valid, String lang) {
        var words = Messages.in(lang);
        var address = site.of("/connexion/" + link.text(), words.locale());
        return new Letter(
                to,
                words.locale(),
                words.t("signin.welcome.subject", networks.here().name()),
                words.t("signin.welcome.body", address, valid.toMinutes()));
    }

    @Override
    public Letter write(Account account, SecretToken link, Duration valid, String lang) {
        var words = Messages.in(lang);
        var address = site.of("/connexion/" + link.text(), words.locale());
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("signin.mail.subject", networks.here().name()),
                words.t("signin.mail.body", account.name(), address, valid.toMinutes()));
    }

    @Override
    public Letter accepted(Account account) {
        var words = Messages.in(account.lang());
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("signin.accepted.subject", networks.here().name()),
                words.t("signin.accepted.body", account.name(), site.of("/bureau", words.locale())));
    }

    @Override
    public Letter moved(Account account, MailAddress mail) {
        var words = Messages.in(account.lang());
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("signin.moved.subject", networks.here().name()),
                words.t("signin.moved.body", account.name(), mail.value(), site.of("/connexion", words.locale())));
    }

    @Override
    public Letter dormant(Account account, Duration left) {
        var words = Messages.in(account.lang());
        return new Letter(
                account.mail(),
                words.locale(),
                words.t("signin.dormant.subject", networks.here().name()),
                words.t("signin.dormant.body", account.name(), site.of("/connexion", words.locale()), left.toDays()));
    }
}
