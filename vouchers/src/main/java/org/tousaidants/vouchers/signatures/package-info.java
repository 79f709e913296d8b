/// « Double signature » — actions that one coordinator requests and another signs: returning money, cancelling a
/// booklet, changing a bank account, paying the places.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform.db", "platform.identity", "platform.journal", "platform.tasks", "platform.web"
        })
package org.tousaidants.vouchers.signatures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
