package se.usve.checks;

import static se.usve.checks.Manifests.each;
import static se.usve.checks.Manifests.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the policies of a namespace let one instance talk to another, as Kubernetes decides it: an instance that a policy of a
 * direction selects is let through in that direction only by what some policy allows.
 */
record NetworkPolicies(String namespace, List<JsonNode> policies) {

    /**
     * Who talks or is talked to.
     *
     * @param namespace empty for what is outside the cluster
     * @param address   for what is outside the cluster, such as {@code 192.0.2.1}
     */
    record Peer(String namespace, Map<String, String> labels, String address) {
        static Peer in(String namespace, Map<String, String> labels) {
            return new Peer(namespace, labels, "");
        }

        static Peer outside(String address) {
            return new Peer("", Map.of(), address);
        }
    }

    /**
     * Where one is talked to.
     *
     * @param name empty where the port has none
     */
    record Port(String name, int number) {
    }

    /** {@return whether both the one who asks and the one who is asked are let} */
    boolean allow(Peer from, Peer to, Port port) {
        return allows("Egress", "egress", "to", from, to, port) && allows("Ingress", "ingress", "from", to, from, port);
    }

    private boolean allows(String type, String rules, String peers, Peer whose, Peer other, Port port) {
        if (!whose.namespace().equals(namespace)) {
            return true; // what is elsewhere is not this namespace's to decide
        }
        var ofWhose = policies.stream().filter(policy -> each(policy.at("/spec/policyTypes")).anyMatch(one -> one.asText().equals(type)))
                .filter(policy -> selects(policy.at("/spec/podSelector"), whose.labels())).toList();
        return ofWhose.isEmpty() || ofWhose.stream().flatMap(policy -> each(policy.path("spec").path(rules)))
                .anyMatch(rule -> any(rule.path(peers), peer -> is(peer, other)) && any(rule.path("ports"), one -> is(one, port)));
    }

    /** No list, or an empty one, is everybody. */
    private static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return list.isEmpty() || each(list).anyMatch(test);
    }

    private boolean is(JsonNode peer, Peer other) {
        if (peer.has("ipBlock")) {
            return peer.at("/ipBlock/cidr").asText().equals(other.address() + "/32");
        }
        var inNamespace = peer.has("namespaceSelector")
                ? !other.namespace().isEmpty() && selects(peer.path("namespaceSelector"), Map.of("kubernetes.io/metadata.name", other.namespace()))
                : other.namespace().equals(namespace);
        return inNamespace && (!peer.has("podSelector") || selects(peer.path("podSelector"), other.labels()));
    }

    private static boolean is(JsonNode allowed, Port port) {
        var wanted = allowed.path("port");
        return wanted.isMissingNode() || (wanted.isInt() ? wanted.asInt() == port.number() : wanted.asText().equals(port.name()));
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(map(selector.path("matchLabels")).entrySet())
                && each(selector.path("matchExpressions")).allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new IllegalArgumentException("No policy here says " + expression);
        }
        return Optional.ofNullable(labels.get(expression.path("key").asText()))
                .filter(value -> Stream.of(expression.path("values")).flatMap(Manifests::each).anyMatch(one -> one.asText().equals(value)))
                .isPresent();
    }
}
