/// « Double signature » — what one coordinator asks and another must sign before it happens: withdrawing money,
/// cancelling a booklet, an account number, a payment.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.db", "platform.identity", "platform.journal", "platform.web"})
package org.tousaidants.pass.signatures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
