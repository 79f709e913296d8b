package org.tousaidants.platform.openid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.LocalPath;
import org.tousaidants.platform.identity.Secret;

@Repository
class OpenIdStore {
    /// « Essai de connexion » — to a provider and back.
    ///
    /// @param again whether the provider is asked to ask her again who she is, although it knows her
    record Attempt(
            String provider,
            String nonce,
            String verifier,
            Purpose purpose,
            Optional<UUID> account,
            Act act,
            String goOn,
            boolean again) {}

    /// « Essai revenu ».
    record Taken(Attempt attempt, Instant begun) {}

    record Act(String kind, String subject) {
        static final Act NONE = new Act("", "");
    }

    enum Purpose {
        SIGN_IN,
        LINK,
        ACT,
        END
    }

    private final Sql sql;

    OpenIdStore(Sql sql) {
        this.sql = sql;
    }

    void begin(String network, Secret state, Secret browser, Attempt attempt, Instant now) {
        sql.sql(network, """
                insert into openid_attempt
                  (network, state, browser, provider, nonce, verifier, purpose, account, kind, subject, return_to,
                   again, begun)
                values (:network, :state, :browser, :provider, :nonce, :verifier, :purpose, :account, :kind, :subject,
                  :goOn, :again, :now)""")
                .params(attempt)
                .param("state", state.hash())
                .param("browser", browser.hash())
                .param("now", now)
                .update();
    }

    /// Once, and in the browser that began it.
    Optional<Taken> take(String network, Secret state, Secret browser, Instant since) {
        return sql.sql(network, """
                delete from openid_attempt
                where network = :network and state = :state and browser = :browser and begun > :since
                returning provider, nonce, verifier, purpose, account, kind, subject, return_to, again, begun""")
                .param("state", state.hash())
                .param("browser", browser.hash())
                .param("since", since)
                .query((row, n) -> new Taken(
                        new Attempt(
                                row.getString("provider"),
                                row.getString("nonce"),
                                row.getString("verifier"),
                                Purpose.valueOf(row.getString("purpose")),
                                Rows.of(row).maybeId("account"),
                                new Act(row.getString("kind"), row.getString("subject")),
                                LocalPath.of(row.getString("return_to")).value(),
                                row.getBoolean("again")),
                        row.getTimestamp("begun").toInstant()))
                .optional();
    }

    void forgetAttempts(Instant before) {
        sql.sql("delete from openid_attempt where begun < :before")
                .param("before", before)
                .update();
    }

    Optional<UUID> account(String network, Identity.Subject who) {
        return sql.sql(network, """
                select account from openid_link
                where network = :network and provider = :provider and idp = :idp and sub = :sub""").params(who).query(UUID.class).optional();
    }

    /// False when it is linked already, to whomever.
    boolean link(String network, Identity.Subject who, UUID account, Instant now) {
        return sql.sql(network, """
                insert into openid_link (network, provider, idp, sub, account, linked)
                values (:network, :provider, :idp, :sub, :account, :now) on conflict do nothing""")
                        .params(who)
                        .param("account", account)
                        .param("now", now)
                        .update()
                == 1;
    }

    List<ProviderLinked> of(String network, UUID account) {
        return sql.sql(
                        network,
                        "select provider, linked as since from openid_link where network = :network and account = :account")
                .param("account", account)
                .query(ProviderLinked.class)
                .list();
    }

    int unlink(String network, UUID account, String provider) {
        return sql.sql(
                        network,
                        "delete from openid_link where network = :network and account = :account and provider = :provider")
                .param("account", account)
                .param("provider", provider)
                .update();
    }

    void opened(String network, UUID session, String provider, byte[] hint) {
        sql.sql(network, """
                insert into openid_session (network, session, provider, hint)
                values (:network, :session, :provider, :hint)""")
                .param("session", session)
                .param("provider", provider)
                .param("hint", hint)
                .update();
    }

    record Opened(String provider, byte[] hint) {}

    Optional<Opened> opened(UUID session) {
        return sql.sql("select provider, hint from openid_session where session = :session")
                .param("session", session)
                .query(Opened.class)
                .optional();
    }

    /// Of the accounts that were closed before.
    int forget(String network, Instant before) {
        return sql.sql(network, """
                delete from openid_link l using identity_account a
                where l.network = :network and a.id = l.account and a.closed_at < :before""").param("before", before).update();
    }

    void forgetOf(String network, UUID account) {
        sql.sql(network, "delete from openid_link where network = :network and account = :account")
                .param("account", account)
                .update();
    }
}
