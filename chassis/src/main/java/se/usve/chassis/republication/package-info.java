/** Tells again, on the topic, what a service has told before: from what it stores, when the topic has lost it. */
package se.usve.chassis.republication;
