package se.usve.command;

import java.net.URI;
import java.util.Optional;
import se.usve.demo.DemoTarget;
import se.usve.stack.Bearer;
import se.usve.stack.LocalStack;
import se.usve.stack.Role;
import se.usve.stack.Service;

/**
 * A local stack as demo rounds are loaded into it.
 *
 * @param stack the stack, running
 */
public record DemoStack(LocalStack stack) implements DemoTarget {
    @Override
    public URI survey() {
        return stack.api(Service.SURVEY);
    }

    @Override
    public URI scoring() {
        return stack.api(Service.SCORING);
    }

    @Override
    public String token(String role, Optional<String> region) {
        return stack.token(Bearer.of(Role.valueOf(role), region.orElse(null)));
    }
}
