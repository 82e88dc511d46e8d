"""How customers greet, thank and take leave in English, as phrases (see `Phrases`)."""

GREET = """
hi | hello | hey | hiya | heya | hey there | hi there | hello there | howdy | yo | greetings
good morning/afternoon/evening | morning | afternoon | evening | good day | gday | g'day | sup | what is up
wassup | whats up | how are you | how are you doing | how is it going | how do you do | hello again | hi again
hey again | how are things | how is your day | nice to meet you | anyone there | are you there | you there
hola | 👋 | hallo | helo | hii | hie | is this <location>
"""

THANKS = """
thanks/thank , | thank you lots | all the information i need
thanks for * booking/making/scheduling/setting/booking/arranging/help/assistance/appointment/everything
thank you for * booking/making/scheduling/setting/arranging/help/assistance/appointment/everything
assistance with/in making | thank you for your/the/all * with/in making/booking/scheduling * appointment
assistance with making the appointment | thanks | thank you | thank u | many thanks
thanks a lot/bunch/million/ton | thank you so/very much | appreciate it/that/you | i appreciate | appreciated
much appreciated | grateful | cheers | you are the best | you are awesome/great/amazing/a star
you have been * helpful/great | you were * helpful | so kind of you | that was * helpful | that is * helpful
very helpful | great/good job | thankful | bless you | god bless | 🙏 | well done | helpful
"""

GOODBYE = """
do not need anything else/more | not need anything else/more | there is nothing else | nothing else i need
do not have anything else | nothing else in mind | is there nothing else | it is all
that is what i need/needed | not just now | nothing | that will be all? for now/today
that is it for now/today | that is all for now/today | i am done for now/today | good for now/today
takes care of everything | have to go | that takes care of it | got to go | that is all from me
no more questions | got it thanks | bye | goodbye | good bye | bye bye | good night | see you | see ya | cya
ciao | take care | ta ta | farewell | later gator
have a good/great/nice/lovely/wonderful/blessed/fantastic one/day/evening/weekend/afternoon/night/week/rest/morning/time
you too | talk to you later/soon | talk later/soon | speak soon/later | catch you later | ttyl
until next time | until then | that is all | that is it | that will be all | that will be it | that was all
that is everything | that would be all | that is about it | that is all i need/needed/wanted/have/had
all i need/needed/wanted/require | i am done | we are done | all done | nothing else/more/further
nothing for now | no further/more/other questions/assistance/help/requests | i have everything i need
got everything i need | everything i need/needed | i am good for now | i am all set | all set
i am good to go | have nothing else | no need for anything else | have no further/more/other questions
"""
