package org.tousaidants.platform.openid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class OpenIdStore {
    /// An identity at a provider. It does not contain the mail address, which may later belong to another
    /// person.
    ///
    /// @param idp identity provider behind the provider
    /// @param sub id of the person
    record OpenIdSubject(String provider, String idp, String sub) {}

    private final Sql sql;

    OpenIdStore(Sql sql) {
        this.sql = sql;
    }

    Optional<UUID> account(OpenIdSubject who) {
        return sql.sql("""
                select account from openid_link
                where provider = :provider and idp = :idp and sub = :sub""").params(who).query(UUID.class).optional();
    }

    /// Links an identity to an account; returns false if the identity is already linked to an account.
    boolean link(OpenIdSubject who, UUID account, Instant now) {
        return sql.sql("""
                insert into openid_link (provider, idp, sub, account, linked_at)
                values (:provider, :idp, :sub, :account, :now) on conflict do nothing""")
                        .params(who)
                        .param("account", account)
                        .param("now", now)
                        .update()
                == 1;
    }

    List<LinkedOpenIdProvider> of(UUID account) {
        return sql.sql("select provider, linked_at as since from openid_link where account = :account")
                .param("account", account)
                .query(LinkedOpenIdProvider.class)
                .list();
    }

    int unlink(UUID account, String provider) {
        return sql.sql("delete from openid_link where account = :account and provider = :provider")
                .param("account", account)
                .param("provider", provider)
                .update();
    }

    /// Deletes the links between identities and accounts that were closed before `before`; returns the number of
    /// deleted links.
    int forget(Instant before) {
        return sql.sql("""
                delete from openid_link l using identity_account a
                where a.id = l.account and a.closed_at < :before""").param("before", before).update();
    }

    void forgetOf(UUID account) {
        sql.sql("delete from openid_link where account = :account")
                .param("account", account)
                .update();
    }
}
